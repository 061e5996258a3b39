/** Lessons. */
export default function LearnView() {
  return null;
}
