import { describe, expect, it, vi } from 'vitest';
import { planAblation } from '../../src/experiment/ablation';
import type { Experiment } from '../../src/experiment/experiment';
import { field } from '../../src/experiment/fields';
import { fixed } from '../../src/experiment/presets/fixed';
import { make } from '../../src/experiment/presets/make';
import type { RankerInfo } from '../../src/lab/api';
import type { AblationRow, RunsComparison, RunSummary } from '../../src/lab/runsApi';
import { chinese } from '../../src/ui/messages/chinese';
import { english } from '../../src/ui/messages/english';
import { ablationSentence } from '../../src/ui/views/runs/ablationSentence';
import { comparedRuns, furthestApart } from '../../src/ui/views/runs/comparedRuns';
import { comparisonSentences, distinctNames } from '../../src/ui/views/runs/comparisonSentences';
import { overlaidCurves } from '../../src/ui/views/runs/overlaidCurves';
import { readSeeds } from '../../src/ui/views/runs/readSeeds';
import { runFigure } from '../../src/ui/views/runs/runFigures';
import { settingsApart } from '../../src/ui/views/runs/settingsApart';
import { shownRuns } from '../../src/ui/views/search/shownRuns';

// What asks the page's address reads it when it is loaded.
vi.stubGlobal('window', { location: { hash: '' }, addEventListener: () => undefined });
const { askable, rankerName } = await import('../../src/ui/state/rankerName');
const { withOwnRun } = await import('../../src/ui/state/ownRankers');
const { runDifference } = await import('../../src/ui/views/runs/runDifference');

const nano = (seed = 1) => make.experiment('nano', 'shop-nano', seed);
const bare = (text: string) => text.replaceAll(/[\u2068\u2069]/g, '');

function metric(differences: ([value: number, low: number, high: number] | null)[], part: RunsComparison['metrics'][number]['part'] = 'test'): Pick<RunsComparison, 'metrics'> {
  return { metrics: [{
    metric: 'nDCG@10', part, queries: 120, means: [],
    differences: differences.map((found) => found && { estimate: { value: found[0], low: found[1], high: found[2], count: 120 }, p: 0.01, distinguishable: found[1] > 0 || found[2] < 0, wins: 1, losses: 0, ties: 0 }),
  }] };
}

describe('the sentence over compared runs', () => {
  const said = (comparison: Pick<RunsComparison, 'metrics'>, names: string[]) => bare(comparisonSentences(comparison, names, english.runs.comparison).join(' '));

  it('says who beats whom and by how much, the better one first', () => {
    expect(said(metric([null, [0.05, 0.02, 0.08]]), ['quiet-otter', 'amber-heron'])).toBe('**amber-heron beats quiet-otter** by 0.050 [0.020, 0.080] of nDCG@10 on 120 queries.');
    expect(said(metric([null, [-0.05, -0.08, -0.02]]), ['quiet-otter', 'amber-heron'])).toBe('**quiet-otter beats amber-heron** by 0.050 [0.020, 0.080] of nDCG@10 on 120 queries.');
  });

  it('claims nothing where the interval holds 0', () => {
    expect(said(metric([null, [0.004, -0.005, 0.014]], 'judged'), ['a', 'b'])).toBe('**b and a are not distinguishable** by nDCG@10 on 120 queries: +0.004 [−0.005, +0.014].');
  });

  it('has one sentence for each run after the first, in either language, and says when nothing was measured', () => {
    const three = metric([null, [0.05, 0.02, 0.08], [0.01, -0.02, 0.03]]);
    expect(said(three, ['a', 'b', 'c']).match(/\*\*[^*]+\*\*/g)).toEqual(['**b beats a**', '**c and a are not distinguishable**']);
    const inChinese = comparisonSentences(three, ['a', 'b', 'c'], chinese.runs.comparison).join('');
    for (const part of ['0.050', '[0.020, 0.080]', '120', '[−0.020, +0.030]']) expect(inChinese).toContain(part);
    expect(said({ metrics: [] }, ['a', 'b'])).toBe('What can be compared are settings and curves.');
  });

  it('tells runs of one name apart', () => {
    const run = (id: string, name: string, seed: number) => ({ id, name, seed });
    expect(distinctNames([run('1', 'a', 1), run('2', 'b', 1)])).toEqual(['a', 'b']);
    expect(distinctNames([run('1', 'a', 1), run('2', 'a', 2)])).toEqual(['a (1)', 'a (2)']);
    expect(distinctNames([run('1', 'a', 1), run('2', 'a', 1)])).toEqual(['a (1)', 'a (2)']);
    expect(distinctNames([run('x', 'a', 3), run('y', 'a', 3)])).toEqual(['a (x)', 'a (y)']);
  });
});

describe('a run in the table', () => {
  const difference = (experiment: Experiment, presetId = 'make') => runDifference({ presetId, experiment }, english);

  it('is told by what sets it apart from its preset', () => {
    expect(difference(nano())).toBe('');
    expect(difference(fixed.experiment('nano', 'shop-nano', 1), 'fixed')).toBe('');
    const changed = field('maskKeywordMatches').write(field('batch').write(nano(), 64), false);
    expect(difference(changed)).toBe(`Batch: 64 pairs; ${english.experiment.fields.maskKeywordMatches}: off`);
    const much = field('dropout').write(field('learningRate').write(changed, 0.001), 0.2);
    expect(difference(much)).toMatch(/; and 1 more$/);
    expect(difference(nano(), 'a preset of tomorrow')).toBe('');
  });

  it('shows the number of the queries that say most, with its interval where it has one', () => {
    const of = (summary: Record<string, number>) => runFigure({ summary }, 'nDCG@10');
    expect(of({})).toBeNull();
    expect(of({ 'seen.nDCG@10': 0.4 })).toEqual({ part: 'seen', value: 0.4, interval: null });
    expect(of({ 'seen.nDCG@10': 0.9, 'validation.nDCG@10': 0.4, 'validation.nDCG@10.low': 0.3, 'validation.nDCG@10.high': 0.5 })).toEqual({ part: 'validation', value: 0.4, interval: { low: 0.3, high: 0.5 } });
  });

  it('is chosen with up to four others; the two furthest apart open side by side', () => {
    expect(comparedRuns(null)).toBeNull();
    expect(comparedRuns('')).toEqual([]);
    expect(comparedRuns('a b a  c d e f')).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect([furthestApart([0.2, 0.9, 0.1]), furthestApart([0.9, 0.1, 0.5]), furthestApart([0.5, 0.5])]).toEqual([[1, 2], [0, 1], [0, 1]]);
  });
});

describe('settings and curves of compared runs', () => {
  const runs = [nano(1), field('batch').write(nano(2), 64), fixed.experiment('nano', 'shop-nano', 1)].map((experiment, i) => ({ id: String(i), experiment }) as RunSummary);

  it('list only what differs, in words, one value a run', () => {
    const rows = settingsApart({ runs, differences: [{ path: 'seed', values: [1, 2, 1] }, { path: 'training.batch', values: [32, 64, 32] }] }, english.experiment);
    expect(rows).toContainEqual({ name: 'Batch', values: ['32 pairs', '64 pairs', '32 pairs'] });
    expect(rows).toContainEqual({ name: 'Fusion', values: ['scalar gate', 'scalar gate', 'fixed weight'] });
    expect(rows).toContainEqual({ name: 'Seed', values: ['1', '2', '1'] });
    expect(rows.map(({ name }) => name).filter((name) => name === 'Dropout')).toEqual([]);
  });

  it('draw each run where it has the number, on the part that it was watched on', () => {
    const charts = overlaidCurves([
      { runId: 'a', lines: [{ step: 1, loss: 3 }, { step: 2, loss: 2, 'validation.recall@10': 0.3 }] },
      { runId: 'b.c', lines: [{ step: 2, loss: 4, 'seen.recall@10': 0.5 }] },
    ], ['A', 'B'], 10, english.curves);
    const [loss, recall, ndcg] = charts;
    expect(loss.lines).toEqual([{ step: 1, run0: 3 }, { step: 2, run0: 2, run1: 4 }]);
    expect(recall.lines).toEqual([{ step: 2, run0: 0.3, run1: 0.5 }]);
    expect(recall.chart.curves.map(({ label }) => label)).toEqual(['A', 'B']);
    expect(ndcg.chart.curves).toEqual([]);
  });
});

describe('the sentence of an ablation', () => {
  const plan = planAblation({ name: 'all', presetId: 'make', experiment: nano(), switches: ['modalAdaptation', 'keywordFilter', 'augmentation'], seeds: [1, 2, 3] }, new Date(0));
  const row = (variant: AblationRow['variant'], value: number, reach: number): AblationRow => ({
    variant, means: {}, seeds: [1, 2, 3], bySeed: [], differences: { 'nDCG@10': { estimate: { value, low: value - reach, high: value + reach, count: 9 }, distinguishable: Math.abs(value) > reach } },
  });
  const baseline: AblationRow = { variant: 'baseline', means: {}, seeds: [], bySeed: [], differences: { 'nDCG@10': null } };
  const said = (rows: AblationRow[]) => ablationSentence({ plan, rows: [baseline, ...rows] }, 'nDCG@10', english.runs.ablation);

  it('names what can be told from the baseline, the largest first, and what cannot', () => {
    expect(said([row('keywordFilter', 0.02, 0.01), row('modalAdaptation', -0.05, 0.02), row('augmentation', 0.001, 0.01)])).toBe(
      '**Without Modal Adaptation**, nDCG@10 falls by 0.050 [0.030, 0.070]. **Without Keyword filter (KE-c)**, nDCG@10 rises by 0.020 [0.010, 0.030]. Without Augmentation: not distinguishable.');
  });

  it('says so when nothing can be told apart, and nothing before a variant was measured', () => {
    expect(said([row('augmentation', 0.001, 0.01)])).toBe('By nDCG@10 no variant can be told from the baseline over 3 seeds.');
    expect(said([])).toBe('');
  });

  it('reads seeds as they are typed', () => {
    expect(readSeeds('1 2, 3；3')).toEqual([1, 2, 3]);
    expect([readSeeds('1 two'), readSeeds('-1'), readSeeds('1.5'), readSeeds('4294967296'), readSeeds('1 2 3 4 5 6 7 8 9 10 11')]).toEqual([null, null, null, null, null]);
    expect(readSeeds(' ')).toEqual([]);
  });
});

describe('own runs as rankers', () => {
  const run = (runId: string, name: string): RankerInfo => ({ id: `run:${runId}`, kind: 'model', state: 'ready', run: { runId, name, step: 100, status: 'finished', presetId: 'make' } });
  const rankers: RankerInfo[] = [{ id: 'make', kind: 'model', state: 'ready' }, run('r5', 'e'), run('r4', 'd'), run('r3', 'c'), run('r2', 'b'), run('r1', 'amber-heron')];
  const status = { rankers } as unknown as Parameters<typeof askable>[1];

  it('are called by their names, with the step where one is asked; shipped ones as ever', () => {
    const name = (ranker: string, words = english.shell) => rankerName(ranker, words, rankers);
    expect([name('make'), name('run:r1'), name('run:r1@1200'), name('who')]).toEqual(['MAKE', 'amber-heron', 'amber-heron, step 1,200', 'who']);
    expect(name('run:r1@120', chinese.shell)).toBe('amber-heron（第 120 步）');
    expect(name('run:20261121-120000-000-1')).toMatch(/^[a-z]+-[a-z]+$/);
  });

  it('are asked where they are kept; unknown ones and other names are not', () => {
    expect(['run:r1', 'run:r1@50', 'run:gone', 'bm25', 'nonsense', ''].map((ranker) => askable(ranker, status))).toEqual(['run:r1', 'run:r1@50', null, 'bm25', null, null]);
    expect([askable('run:gone', null), askable('nonsense', null)]).toEqual(['run:gone', null]);
  });

  it('are taken over one at a time: at their place, a new one first, none where it is gone', () => {
    const ids = (list: RankerInfo[]) => list.map(({ id }) => id).join(' ');
    const renamed = withOwnRun(rankers, 'r4', run('r4', 'other'));
    expect([ids(renamed), renamed[2].run?.name]).toEqual([ids(rankers), 'other']);
    expect(ids(withOwnRun(rankers, 'r6', run('r6', 'f')))).toBe('make run:r6 run:r5 run:r4 run:r3 run:r2 run:r1');
    expect(ids(withOwnRun(rankers.slice(0, 1), 'r6', run('r6', 'f')))).toBe('make run:r6');
    expect(ids(withOwnRun(rankers, 'r4', null))).toBe('make run:r5 run:r3 run:r2 run:r1');
  });

  it('stand beside the shipped ones: the newest three, the asked one always among them', () => {
    expect(shownRuns(rankers, 'make')).toEqual({ near: ['run:r5', 'run:r4', 'run:r3'], more: ['run:r2', 'run:r1'] });
    expect(shownRuns(rankers, 'run:r1@50')).toEqual({ near: ['run:r5', 'run:r4', 'run:r1@50'], more: ['run:r3', 'run:r2'] });
    expect(shownRuns(rankers, 'run:r4@50').near).toEqual(['run:r5', 'run:r4@50', 'run:r3']);
    expect(shownRuns(rankers.slice(0, 1), 'run:gone')).toEqual({ near: [], more: [] });
  });
});
