/** The newest update taken apart. */
export default function SlowMotion() {
  return null;
}
