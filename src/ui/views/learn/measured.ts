// What a lesson's comparisons come to in the reader's own runs: numbers with intervals, and whether the second is more, less or not distinguishable.
import type { LessonComparison } from '../../../experiment/lessonFormat';
import { bootstrapMean, type Estimate } from '../../../math/bootstrap';
import type { FrameQuery, RunsComparison } from '../../../lab/runsApi';
import { catalogImageWeight } from '../../../lab/train/metricNames';
import type { LabAnswer, LabQuestion } from '../../state/lessonAnswers';
import type { LessonRun } from '../../state/lessonRuns';

/** An interval is absent where there is only one measurement. */
export type Value = { value: number } & Partial<Pick<Estimate, 'low' | 'high'>>;

export interface Measured {
  from: Value;
  to: Value;
  /** Second minus first; null where values of different units or single counts are compared. */
  difference: Value | null;
  verdict: 'more' | 'less' | 'same';
  /** Queries it was measured on; null where it is no mean over queries. */
  queries: number | null;
  /** Right products there are to find, at most ten; of 'found'. */
  of: number | null;
  /** Lines that a mean was taken over. */
  lines: number | null;
  /** A share of the score, told in percent. */
  share?: boolean;
}

/** Why there is nothing to tell yet. */
export type Missing = { missing: 'run'; experiment: string } | { missing: 'notFinished' | 'leftOff'; experiment: string; step: number; total: number } | { missing: 'answer' } | { missing: 'number'; name: string } | { missing: 'judgments' } | { missing: 'refused'; why: NonNullable<RunsComparison['refused']> };

export interface World {
  runs: Readonly<Record<string, LessonRun | null>>;
  of: <Q extends LabQuestion>(question: Q) => LabAnswer<Q> | null;
}

export function isMeasured(result: Measured | Missing): result is Measured {
  return !('missing' in result);
}

/** What the lab has to be asked for a comparison; nothing before both runs are over. */
export function questionsOf(by: LessonComparison, runs: World['runs']): LabQuestion[] {
  const [from, to] = [over(runs[by.from]), over(runs[by.to])];
  if (!from || !to) return [];
  if (by.kind === 'paired') return [compareQuestion(from, to)];
  return by.kind === 'found' ? [frameQuestion(from, by.query, by.step), frameQuestion(to, by.query, by.step)] : [];
}

export function compareQuestion(from: LessonRun, to: LessonRun): Extract<LabQuestion, { kind: 'compare' }> {
  return { kind: 'compare', runIds: [from.runId, to.runId], steps: [from.checkpoints.at(-1) ?? 0, to.checkpoints.at(-1) ?? 0] };
}

export function frameQuestion({ runId, checkpoints }: LessonRun, query: string, step?: number): Extract<LabQuestion, { kind: 'frame' }> {
  return { kind: 'frame', runId, step: nearest(checkpoints, step), query };
}

export function nearest(checkpoints: readonly number[], step = Infinity): number {
  return checkpoints.reduce((near, each) => (Math.abs(each - Math.min(step, 1e9)) < Math.abs(near - Math.min(step, 1e9)) ? each : near), checkpoints[0] ?? 0);
}

/** A run that came to its end: one that stopped on the way is no fair match for another. */
export function over(run: LessonRun | null | undefined): LessonRun | null {
  return run && !run.alive && run.checkpoints.length > 0 && run.step >= run.total ? run : null;
}

export function measure(by: LessonComparison, world: World): Measured | Missing {
  for (const experiment of [by.from, by.to]) {
    const run = world.runs[experiment];
    if (!run) return { missing: 'run', experiment };
    if (!over(run)) return { missing: run.alive ? 'notFinished' : 'leftOff', experiment, step: run.step, total: run.total };
  }
  const [from, to] = [world.runs[by.from] as LessonRun, world.runs[by.to] as LessonRun];
  if (by.kind === 'paired') return paired(by, world.of(compareQuestion(from, to)));
  if (by.kind === 'found') return found(world.of(frameQuestion(from, by.query, by.step)), world.of(frameQuestion(to, by.query, by.step)));
  return numbers(by, from, to);
}

function paired({ metric, part }: Extract<LessonComparison, { kind: 'paired' }>, comparison: RunsComparison | null): Measured | Missing {
  if (!comparison) return { missing: 'answer' };
  if (comparison.refused) return { missing: 'refused', why: comparison.refused };
  const row = comparison.metrics.find((each) => each.metric === metric && (part === 'all' ? each.part === 'test' || each.part === 'judged' : each.part === part));
  const difference = row?.differences[1];
  if (!row || !difference) return { missing: 'judgments' };
  const { estimate, distinguishable } = difference;
  return { from: row.means[0], to: row.means[1], difference: estimate, verdict: distinguishable ? (estimate.value > 0 ? 'more' : 'less') : 'same', queries: row.queries, of: null, lines: null };
}

function found(from: FrameQuery | null, to: FrameQuery | null): Measured | Missing {
  if (!from || !to) return { missing: 'answer' };
  if (from.found10 === null || to.found10 === null) return { missing: 'judgments' };
  return { from: { value: from.found10 }, to: { value: to.found10 }, difference: null, verdict: verdictOf(to.found10 - from.found10), queries: null, of: Math.min(10, to.relevant ?? 10), lines: null };
}

function numbers({ metric, toMetric = metric, step, over: lines, tolerance = 0 }: Extract<LessonComparison, { kind: 'number' }>, first: LessonRun, second: LessonRun): Measured | Missing {
  const from = numberOf(first, metric, step, lines);
  const to = numberOf(second, toMetric, step, lines);
  if (!from) return { missing: 'number', name: metric };
  if (!to) return { missing: 'number', name: toMetric };
  const apart = to.value - from.value;
  const overlapping = from.low !== undefined && from.high !== undefined && to.low !== undefined && to.high !== undefined && from.low <= to.high && to.low <= from.high;
  return { from, to, difference: { value: apart }, verdict: overlapping || Math.abs(apart) <= tolerance ? 'same' : verdictOf(apart), queries: null, of: null, lines: lines ?? null, share: isShare(metric) && isShare(toMetric) };
}

const isShare = (metric: string) => metric === catalogImageWeight || metric.startsWith(`${catalogImageWeight}.`);

/** The newest value of a run, the one nearest to a step, or the mean of the last lines with an interval over them. */
export function numberOf({ lines }: Pick<LessonRun, 'lines'>, name: string, step?: number, over?: number): Value | null {
  const having = lines.filter((line) => Number.isFinite(line[name]));
  if (having.length === 0) return null;
  if (over) return bootstrapMean(having.slice(-over).map((line) => line[name]), { seed: 0, purpose: 'lesson', samples: 1000 });
  const line = step === undefined ? having[having.length - 1] : having.reduce((near, each) => (Math.abs(each.step - step) < Math.abs(near.step - step) ? each : near));
  const [low, high] = [line[`${name}.low`], line[`${name}.high`]];
  return Number.isFinite(low) && Number.isFinite(high) ? { value: line[name], low, high } : { value: line[name] };
}

function verdictOf(apart: number): Measured['verdict'] {
  return apart > 0 ? 'more' : apart < 0 ? 'less' : 'same';
}
