/** One experiment with mechanisms switched off one by one. */
export default function Ablation() {
  return null;
}
