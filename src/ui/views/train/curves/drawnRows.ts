import { downsample, type Line } from '../../../../math/downsample';
import { smooth } from '../../../../math/smooth';
import type { MetricsLine } from '../../../../lab/trainApi';
import type { Chart, Curve } from './chart';
import { drawnValue } from './units';

/** Points of one chart, one row a step: each curve under its key, what stands behind it under the names below. */
export type Row = Line;
export const rawOf = (key: string) => `${key} raw`;
export const lowOf = (key: string) => `${key} low`;
export const highOf = (key: string) => `${key} high`;

const mostPoints = 320;

/** What of the lines is drawn. `halfLife` > 0 smooths noisy curves; what was measured then stands pale behind the leading ones. */
export function drawnRows(chart: Chart, lines: readonly MetricsLine[], halfLife: number): Row[] {
  const { curves, lead, unit } = chart;
  if (curves.length === 0) return [];
  const measured = lines.flatMap((line): Line[] => {
    const row: Line = { step: line.step };
    let some = false;
    for (const { key } of curves) {
      const value = drawnValue(unit, line[key]);
      if (Number.isFinite(value)) { row[key] = value; some = true; }
    }
    if (some) addBands(row, curves, line);
    return some ? [row] : [];
  });
  const kept = new Set(downsample(measured, lead, Math.floor(mostPoints / lead.length)).map(({ step }) => step));
  const last = measured.at(-1)?.step;
  const isKept = ({ step }: Line) => kept.has(step) || step === last;
  if (!chart.noisy || halfLife === 0) return measured.filter(isKept);
  return smoothed(measured, curves, lead, halfLife).filter(isKept);
}

function addBands(row: Line, curves: readonly Curve[], line: MetricsLine): void {
  for (const { key, band } of curves) {
    if (!band || !(key in row)) continue;
    // What has a band is a share: its spread ends where shares do.
    const [low, high] = 'around' in band ? [Math.max(0, row[key] - line[band.around]), Math.min(1, row[key] + line[band.around])] : [line[band.low], line[band.high]];
    if (Number.isFinite(low) && Number.isFinite(high)) Object.assign(row, { [lowOf(key)]: low, [highOf(key)]: high });
  }
}

function smoothed(measured: Line[], curves: readonly Curve[], lead: readonly string[], halfLife: number): Row[] {
  const rows = measured.map((line): Row => ({ ...line }));
  // What has a band was measured on the whole catalog or on all watched queries: no noise of batches to take out.
  for (const { key } of curves.filter(({ band }) => !band)) {
    const present = rows.filter((row) => key in row);
    const values = smooth(present.map(({ step }) => step), present.map((row) => row[key]), halfLife);
    present.forEach((row, i) => {
      if (lead.includes(key)) row[rawOf(key)] = row[key];
      row[key] = values[i];
    });
  }
  return rows;
}

/** Equal enough to be drawn once: what was added did not touch this chart. */
export function sameRows(a: readonly Row[], b: readonly Row[]): boolean {
  return a.length === b.length && a.every((row, i) => {
    const names = Object.keys(row);
    return names.length === Object.keys(b[i]).length && names.every((name) => row[name] === b[i][name]);
  });
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
