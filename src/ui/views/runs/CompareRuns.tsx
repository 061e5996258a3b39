/** Two to five runs side by side. */
export default function CompareRuns({ runIds }: { runIds: readonly string[] }) {
  return runIds.length > 0 ? null : null;
}
