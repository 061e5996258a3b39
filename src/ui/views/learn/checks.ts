// Checks of a lesson over what is really there: each says what it sees now and what it wants.
import type { Lesson, LessonCheck } from '../../../experiment/lessonFormat';
import { regimeWeight } from '../../../lab/train/metricNames';
import type { StepView } from '../../../lab/trainApi';
import type { LabQuestion } from '../../state/lessonAnswers';
import { compareQuestion, nearest, numberOf, over, type World } from './measured';

/** Facts for the page's words. `sees` null = there is nothing to look at yet. */
export interface Checked {
  done: boolean;
  sees: { kind: 'step'; step: number; total: number } | { kind: 'number'; value: number } | { kind: 'rank'; rank: number } | { kind: 'masked'; cells: number; step: number } | { kind: 'answer'; option: string } | { kind: 'compared' } | null;
}

export interface CheckWorld extends World {
  answers: Readonly<Record<string, string>>;
  lesson: Lesson;
  /** The newest update that was taken apart, of the run that is being trained. */
  batch: { runId: string; view: StepView } | null;
}

/** What the lab has to be asked for a check. */
export function questionsOfCheck(check: LessonCheck, runs: World['runs']): LabQuestion[] {
  if (check.kind === 'compared') {
    const [from, to] = [over(runs[check.from]), over(runs[check.to])];
    return from && to ? [compareQuestion(from, to)] : [];
  }
  const run = 'experiment' in check ? runs[check.experiment] : null;
  if (!run || run.checkpoints.length === 0) return [];
  return check.kind === 'weightOf' || check.kind === 'ranksFirst' ? [productQuestion(check, run)] : [];
}

function productQuestion(check: Extract<LessonCheck, { kind: 'weightOf' | 'ranksFirst' }>, { runId, checkpoints }: { runId: string; checkpoints: readonly number[] }) {
  return { kind: 'product', runId, step: nearest(checkpoints), query: check.kind === 'ranksFirst' ? check.query : '', productId: check.product } as const;
}

export function look(check: LessonCheck, world: CheckWorld): Checked {
  const nothing: Checked = { done: false, sees: null };
  if (check.kind === 'answered') {
    const option = world.answers[check.question];
    return option === undefined ? nothing : { done: true, sees: { kind: 'answer', option } };
  }
  if (check.kind === 'compared') {
    const [from, to] = [over(world.runs[check.from]), over(world.runs[check.to])];
    return from && to && world.of(compareQuestion(from, to))?.refused === null ? { done: true, sees: { kind: 'compared' } } : nothing;
  }
  const run = world.runs[check.experiment];
  if (!run) return nothing;
  const { step, total } = run;
  switch (check.kind) {
    case 'runFinished': return { done: step >= total, sees: { kind: 'step', step, total } };
    case 'reached': return { done: step >= check.step, sees: { kind: 'step', step, total } };
    case 'atLeast': return seen(numberOf(run, check.metric)?.value, (value) => value >= check.value);
    case 'atMost': return seen(numberOf(run, check.metric)?.value, (value) => value <= check.value);
    case 'imageWeightOfRegime': return seen(numberOf(run, regimeWeight(check.regime))?.value, (value) => value > check.above);
    case 'weightOf': return seen(run.checkpoints.length > 0 ? world.of(productQuestion(check, run))?.weights?.[check.side] : undefined, (value) => value > check.above);
    case 'ranksFirst': {
      const rank = run.checkpoints.length > 0 ? world.of(productQuestion(check, run))?.rank : null;
      return rank ? { done: rank <= (check.within ?? 1), sees: { kind: 'rank', rank } } : nothing;
    }
    case 'maskedSeen': {
      if (world.batch?.runId !== run.runId) return nothing;
      const cells = world.batch.view.masked.reduce((sum, each) => sum + each, 0);
      return { done: cells > 0, sees: { kind: 'masked', cells, step: world.batch.view.step } };
    }
  }
}

function seen(value: number | undefined, isEnough: (value: number) => boolean): Checked {
  return value === undefined ? { done: false, sees: null } : { done: isEnough(value), sees: { kind: 'number', value } };
}

