import type { MetricsLine } from '../../lab/trainApi';

/** One line a step, ascending: what a look found stands with the numbers of its step. Lines of a step that is there already add to it. */
export function mergedLines(before: readonly MetricsLine[], added: readonly MetricsLine[]): MetricsLine[] {
  const lines = [...before];
  for (const line of added) {
    let at = lines.length;
    while (at > 0 && lines[at - 1].step >= line.step) at -= 1;
    if (lines[at]?.step === line.step) lines[at] = { ...lines[at], ...line };
    else lines.splice(at, 0, line);
  }
  return lines;
}
