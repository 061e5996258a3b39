import { downsample, type Line } from '../../../../math/downsample';
import { smooth } from '../../../../math/smooth';
import type { MetricsLine } from '../../../../lab/trainApi';
import type { Chart, Curve, Unit } from './chart';
import { drawnValue } from './units';

/** Points of one chart, one row a step: each curve under its key, what stands behind it under the names below. */
export type Row = Line;
export const rawOf = (key: string) => `${key} raw`;
export const lowOf = (key: string) => `${key} low`;
export const highOf = (key: string) => `${key} high`;

const mostPoints = 320;

/** What of the lines is drawn. `halfLife` > 0 smooths noisy curves; what was measured then stands pale behind the leading ones. */
export function drawnRows({ curves, lead, unit, noisy }: Chart, lines: readonly MetricsLine[], halfLife: number): Row[] {
  if (curves.length === 0) return [];
  const kept = new Set(downsample(lines, lead, Math.floor(mostPoints / lead.length)).map(({ step }) => step));
  const last = lines.findLast((line) => curves.some(({ key }) => Number.isFinite(drawnValue(unit, line[key]))));
  if (last) kept.add(last.step);
  const rows = lines.filter(({ step }) => kept.has(step)).map(({ step }): Row => ({ step }));
  for (const curve of curves) {
    // What has a band was measured on the whole catalog or on all watched queries: no noise of batches to take out.
    const half = noisy && !curve.band ? halfLife : 0;
    addCurve(rows, lines, curve.key, unit, half, lead.includes(curve.key));
    if (curve.band) addBand(rows, lines, kept, curve.key, curve.band);
  }
  return rows;
}

function addCurve(rows: Row[], lines: readonly MetricsLine[], key: string, unit: Unit, halfLife: number, withRaw: boolean): void {
  const [steps, values]: [number[], number[]] = [[], []];
  for (const line of lines) {
    const value = drawnValue(unit, line[key]);
    if (!Number.isFinite(value)) continue;
    steps.push(line.step);
    values.push(value);
  }
  const drawn = halfLife > 0 ? smooth(steps, values, halfLife) : values;
  for (let row = 0, i = 0; row < rows.length && i < steps.length;) {
    if (rows[row].step === steps[i]) {
      rows[row][key] = drawn[i];
      if (withRaw && halfLife > 0) rows[row][rawOf(key)] = values[i];
    }
    if (rows[row].step <= steps[i]) row++;
    else i++;
  }
}

function addBand(rows: Row[], lines: readonly MetricsLine[], kept: ReadonlySet<number>, key: string, band: NonNullable<Curve['band']>): void {
  const at = new Map(lines.filter(({ step }) => kept.has(step)).map((line) => [line.step, line]));
  for (const row of rows) {
    const line = at.get(row.step);
    if (!line || !(key in row)) continue;
    // What has a band is a share: its spread ends where shares do.
    const [low, high] = 'around' in band ? [Math.max(0, row[key] - line[band.around]), Math.min(1, row[key] + line[band.around])] : [line[band.low], line[band.high]];
    if (Number.isFinite(low) && Number.isFinite(high)) Object.assign(row, { [lowOf(key)]: low, [highOf(key)]: high });
  }
}

/** All numbers of a chart as a table, nothing left out and nothing smoothed: one row a step that has any. */
export function tableOf(chart: Chart, lines: readonly MetricsLine[]): (number | null)[][] {
  const names = columnsOf(chart);
  return lines.flatMap((line) => (names.some((name) => Number.isFinite(line[name])) ? [[line.step, ...names.map((name) => (Number.isFinite(line[name]) ? line[name] : null))]] : []));
}

/** The names of the numbers behind a chart, as the run's folder has them. */
export function columnsOf({ curves }: Chart): string[] {
  return curves.flatMap(({ key, band }) => [key, ...(!band ? [] : 'around' in band ? [band.around] : [band.low, band.high])]);
}
