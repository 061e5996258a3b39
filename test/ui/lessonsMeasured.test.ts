import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readLesson } from '../../src/experiment/lesson';
import type { LessonCheck, LessonComparison } from '../../src/experiment/lessonFormat';
import { draftFrom } from '../../src/experiment/draft';
import type { Estimate } from '../../src/math/bootstrap';
import type { FrameQuery, RunsComparison } from '../../src/lab/runsApi';
import type { MetricsLine, StepView } from '../../src/lab/trainApi';
import { english } from '../../src/ui/messages/english';
import type { LabQuestion } from '../../src/ui/state/lessonAnswers';
import type { LessonRun } from '../../src/ui/state/lessonRuns';
import { rightOption } from '../../src/ui/views/learn/answers';
import { look, questionsOfCheck, type CheckWorld } from '../../src/ui/views/learn/checks';
import { chartIds } from '../../src/ui/views/train/curves/chart';
import { isMeasured, measure, nearest, numberOf, questionsOf, type Measured } from '../../src/ui/views/learn/measured';
import { differenceInWords, howMeasured, inWords, missingInWords, verdictInWords } from '../../src/ui/views/learn/valueWords';

const lesson = readLesson(readFileSync('public/lessons/why-two-sides.json', 'utf8'));
const estimate = (value: number, half: number): Estimate => ({ value, low: value - half, high: value + half, count: 79 });
const run = (runId: string, lines: MetricsLine[], more: Partial<LessonRun> = {}): LessonRun => ({
  runId, name: runId, experiment: draftFrom('make', 'nano', 'shop-nano', 1).experiment, alive: false, step: 250, total: 250, lines, checkpoints: [50, 100, 250], backend: 'wasm', ...more,
});
const frame = (query: string, found10: number | null): FrameQuery => ({ query, results: [], relevant: found10 === null ? null : 7, found10, ndcg10: null });
const comparison = (difference: number, half: number): RunsComparison => ({
  runs: [], differences: [], curves: [], refused: null, steps: [250, 250], queries: [], overlap: [], weights: [],
  metrics: [{ metric: 'recall@10', part: 'test', queries: 79, means: [estimate(0.2, 0.05), estimate(0.2 + difference, 0.05)],
    differences: [null, { estimate: estimate(difference, half), p: 0.5, distinguishable: Math.abs(difference) > half, wins: 1, losses: 1, ties: 1 }] }],
});

function world(answersTo: (question: LabQuestion) => unknown = () => null, runs: Record<string, LessonRun | null> = { titleOnly: run('a', []), make: run('b', []) }): CheckWorld {
  return { runs, answers: {}, lesson, batch: null, of: answersTo as CheckWorld['of'] };
}
const paired: LessonComparison = { kind: 'paired', from: 'titleOnly', to: 'make', metric: 'recall@10', part: 'all' };
const found: LessonComparison = { kind: 'found', from: 'titleOnly', to: 'make', query: 'brindel coffee mugs' };
const measured = (by: LessonComparison, where: CheckWorld): Measured => {
  const result = measure(by, where);
  if (!isMeasured(result)) throw new Error(JSON.stringify(result));
  return result;
};

describe('the summary of made-up runs', () => {
  it.each([[0.1, 0.02, 'more', 'more, +0.100 [+0.080, +0.120]'], [-0.1, 0.02, 'less', 'less, −0.100 [−0.120, −0.080]'], [0.007, 0.03, 'same', 'not distinguishable, +0.007 [−0.023, +0.037]']] as const)(
    'a paired difference of %d ± %d is %s, with its interval', (difference, half, verdict, words) => {
      const result = measured(paired, world(() => comparison(difference, half)));
      expect(result.verdict).toBe(verdict);
      expect(verdictInWords(result, english)).toBe(words);
      expect(inWords(result, english).from).toBe('0.200 [0.150, 0.250]');
      expect(howMeasured(result, english)).toContain('79 queries');
    });

  it('one query is counted, of those that there are to find, and is called an example', () => {
    const result = measured(found, world((question) => frame('', question.kind === 'frame' && question.runId === 'b' ? 7 : 1)));
    expect([inWords(result, english), result.verdict, differenceInWords(result, english)]).toEqual([{ from: '1 of 7', to: '7 of 7' }, 'more', 'more']);
    expect(howMeasured(result, english)).toBe(english.learn.oneQuery);
  });

  it('numbers of steps are averaged with an interval, which decides; single ones by their own interval or the tolerance', () => {
    const steps = (mean: number) => Array.from({ length: 60 }, (_, i): MetricsLine => ({ step: i + 1, loss: i < 10 ? 9 : mean + (i % 2 ? 0.1 : -0.1) }));
    const over = (a: number, b: number) => measured({ kind: 'number', from: 'titleOnly', to: 'make', metric: 'loss', over: 50 }, world(undefined, { titleOnly: run('a', steps(a)), make: run('b', steps(b)) }));
    expect(over(1.9, 1.5)).toMatchObject({ verdict: 'less', lines: 50 });
    expect(over(1.9, 1.5).from.value).toBeCloseTo(1.9);
    expect(over(1.9, 1.91).verdict).toBe('same');
    const lines = [{ step: 20, 'v': 0.1, 'v.low': 0, 'v.high': 0.2 }, { step: 40, 'v': 0.3, 'v.low': 0.25, 'v.high': 0.35 }];
    expect(numberOf({ lines }, 'v', 25)).toEqual({ value: 0.1, low: 0, high: 0.2 });
    expect(numberOf({ lines }, 'v')).toEqual({ value: 0.3, low: 0.25, high: 0.35 });
    const weights = world(undefined, { titleOnly: null, make: run('b', [{ step: 250, thin: 0.43, blank: 0.42 }]) });
    const number: LessonComparison = { kind: 'number', from: 'make', to: 'make', metric: 'blank', toMetric: 'thin', tolerance: 0.02 };
    expect(measured(number, weights).verdict).toBe('same');
    expect(measured({ ...number, tolerance: 0.005 }, weights).verdict).toBe('more');
  });

  it('says what is missing instead of a number', () => {
    const titleOf = (name: string) => lesson.experiments[name].title as string;
    const missing = (by: LessonComparison, where: CheckWorld) => {
      const result = measure(by, where);
      if (isMeasured(result)) throw new Error('measured');
      return missingInWords(result, { titleOf: (name) => JSON.stringify(titleOf(name)) }, english);
    };
    expect(missing(paired, world(undefined, { titleOnly: null, make: null }))).toContain('is not trained yet');
    expect(missing(paired, world(undefined, { titleOnly: run('a', []), make: run('b', [], { alive: true, step: 20 }) }))).toContain('is at step 20 of 250');
    expect(missing(paired, world(() => comparison(0.1, 0.02), { titleOnly: run('a', [], { step: 50 }), make: run('b', []) }))).toContain('was left at step 50 of 250');
    expect(missing(paired, world())).toBe(english.learn.missing.answer);
    expect(missing(paired, world(() => ({ ...comparison(0, 1), refused: 'notOpen' })))).toBe(english.learn.missing.refused.notOpen);
    expect(missing(found, world(() => frame('', null)))).toBe(english.learn.missing.judgments);
    expect(missing({ kind: 'number', from: 'titleOnly', to: 'make', metric: 'speed' }, world())).toContain('“speed”');
  });

  it('asks the lab only about runs that are over, by their newest checkpoint or the nearest one', () => {
    const { runs } = world();
    expect(questionsOf(paired, runs)).toEqual([{ kind: 'compare', runIds: ['a', 'b'], steps: [250, 250] }]);
    expect(questionsOf({ ...found, step: 60 } as LessonComparison, runs)).toMatchObject([{ runId: 'a', step: 50 }, { runId: 'b', step: 50 }]);
    expect(questionsOf(paired, { ...runs, make: run('b', [], { alive: true }) })).toEqual([]);
    expect([nearest([0, 50, 100]), nearest([0, 50, 100], 20), nearest([], 20)]).toEqual([100, 0, 0]);
  });

  it('holds an answer against what came out', () => {
    const { question } = lesson.steps.find((step) => step.question?.id === 'average')!;
    expect(rightOption(question!, world(() => comparison(0.007, 0.03)))).toBe('same');
    expect(rightOption(question!, world(() => comparison(0.1, 0.03)))).toBe('more');
    expect(rightOption(question!, world())).toBeNull();
    expect(rightOption({ ...question!, correct: 'less' }, world())).toBe('less');
  });
});

describe('a check', () => {
  const product = (rank: number, image: number) => () => ({ rank, weights: { title: 1 - image, image } });
  const done = (check: LessonCheck, where: CheckWorld) => look(check, where).done;

  it('reads the real state, and tells what it sees', () => {
    const half = world(undefined, { make: run('b', [{ step: 100, 'catalog.imageWeight.thinTitle': 0.43 }], { alive: true, step: 100 }) });
    expect(look({ kind: 'runFinished', experiment: 'make' }, half)).toEqual({ done: false, sees: { kind: 'step', step: 100, total: 250 } });
    expect(done({ kind: 'reached', experiment: 'make', step: 100 }, half)).toBe(true);
    expect(look({ kind: 'imageWeightOfRegime', experiment: 'make', regime: 'thinTitle', above: 0.4 }, half)).toEqual({ done: true, sees: { kind: 'number', value: 0.43 } });
    expect(done({ kind: 'imageWeightOfRegime', experiment: 'make', regime: 'placeholder', above: 0 }, half)).toBe(false);
    expect(done({ kind: 'atLeast', experiment: 'make', metric: 'catalog.imageWeight.thinTitle', value: 0.5, label: 'x' }, half)).toBe(false);
    expect(done({ kind: 'atMost', experiment: 'make', metric: 'catalog.imageWeight.thinTitle', value: 0.5, label: 'x' }, half)).toBe(true);
    expect(look({ kind: 'runFinished', experiment: 'titleOnly' }, half).sees).toBeNull();
  });

  it('asks for the rank and the weight of a product by the newest checkpoint', () => {
    const first: LessonCheck = { kind: 'ranksFirst', experiment: 'make', product: 'p0007', query: 'mug' };
    expect(questionsOfCheck(first, world().runs)).toEqual([{ kind: 'product', runId: 'b', step: 250, query: 'mug', productId: 'p0007' }]);
    expect(look(first, world(product(3, 0.6)))).toEqual({ done: false, sees: { kind: 'rank', rank: 3 } });
    expect([done(first, world(product(1, 0.6))), done({ ...first, within: 3 }, world(product(3, 0.6)))]).toEqual([true, true]);
    expect(done({ kind: 'weightOf', experiment: 'make', product: 'p0007', side: 'image', above: 0.5 }, world(product(1, 0.6)))).toBe(true);
    expect(done({ kind: 'weightOf', experiment: 'make', product: 'p0007', side: 'title', above: 0.5 }, world(product(1, 0.6)))).toBe(false);
  });

  it('sees a pair that was left out only in an update of its own run', () => {
    const view = { step: 3, masked: Uint8Array.of(0, 1, 1, 0) } as unknown as StepView;
    const check: LessonCheck = { kind: 'maskedSeen', experiment: 'make' };
    expect(look(check, { ...world(), batch: { runId: 'b', view } })).toEqual({ done: true, sees: { kind: 'masked', cells: 2, step: 3 } });
    expect(done(check, { ...world(), batch: { runId: 'a', view } })).toBe(false);
  });

  it('knows an answered question, and runs that were measured against each other', () => {
    expect(look({ kind: 'answered', question: 'query' }, { ...world(), answers: { query: 'more' } })).toEqual({ done: true, sees: { kind: 'answer', option: 'more' } });
    expect([done({ kind: 'compared', from: 'titleOnly', to: 'make' }, world()), done({ kind: 'compared', from: 'titleOnly', to: 'make' }, world(() => ({ ...comparison(0, 1), refused: 'notOpen' }))), done({ kind: 'compared', from: 'titleOnly', to: 'make' }, world(() => comparison(0, 1)))]).toEqual([false, false, true]);
  });
});

it('shipped lessons show charts that there are', () => {
  for (const id of ['why-two-sides', 'words-nobody-writes', 'the-wrong-negatives']) {
    const { controls, steps } = readLesson(readFileSync(`public/lessons/${id}.json`, 'utf8'));
    for (const name of [controls, ...steps.map((step) => step.controls)].flatMap((each) => each?.charts ?? [])) expect(chartIds).toContain(name);
  }
});
