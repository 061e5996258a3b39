import { readFileSync } from 'node:fs';
import { array, assert, double, property } from '../support/properties';
import { describe, expect, it } from 'vitest';
import { draftFrom } from '../../src/experiment/draft';
import { regimeWeight } from '../../src/lab/train/metricNames';
import type { MetricsLine } from '../../src/lab/trainApi';
import { english } from '../../src/ui/messages/english';
import { chinese } from '../../src/ui/messages/chinese';
import { mergedLines } from '../../src/ui/state/mergedLines';
import type { ShownRun } from '../../src/ui/state/shownRun';
import { axisOf } from '../../src/ui/views/train/curves/axis';
import { chartIds, reasonText, type ChartId } from '../../src/ui/views/train/curves/chart';
import { chartOf } from '../../src/ui/views/train/curves/chartsOf';
import { columnsOf, drawnRows, rawOf, tableOf } from '../../src/ui/views/train/curves/drawnRows';
import { nudgedApart } from '../../src/ui/views/train/curves/nudge';

const words = english.curves;
const lineAt = (step: number): MetricsLine => ({
  step, loss: 8 - step / 50, 'loss.query-product': 4, 'loss.query-title': 5, learningRate: 1e-3, gradientNorm: 2, 'gradientNorm.title': 1, temperature: 0.07, shareMasked: 0.03, imageWeight: 0.5, imageWeightSpread: 0.1,
  milliseconds: 50, 'query-product.positiveCosine': 0.6, 'query-product.negativeCosine': 0.1, 'query-product.hardestCosine': 0.3,
});
const look = (step: number): MetricsLine => ({
  ...lineAt(step), 'validation.recall@10': 0.4, 'validation.recall@10.low': 0.3, 'validation.recall@10.high': 0.5, 'validation.recall@10.title': 0.5, 'validation.nDCG@10': 0.5, 'catalog.imageWeight': 0.5, 'catalog.imageWeightSpread': 0.1,
  'catalog.weightAuroc': 0.9, [regimeWeight('thinTitle')]: 0.7, [regimeWeight('balanced')]: 0.5, [regimeWeight('placeholder')]: 0.06, 'catalog.imageWeight.placeholder.spread': 0.2,
});
const lines = Array.from({ length: 100 }, (_, i) => ((i + 1) % 25 === 0 ? look(i + 1) : lineAt(i + 1)));

function runOf(presetId: string, change: Partial<ShownRun> = {}): ShownRun {
  const { experiment } = draftFrom(presetId, 'nano', 'shop-nano', 1);
  experiment.training.evaluateEvery = 25;
  return { runId: 'r', name: 'amber-heron', presetId, experiment, live: true, elsewhere: false, status: 'running', unfinished: false, beyond: 0, step: 100, total: 250, lines, checkpoints: [], backend: 'wasm', note: '', ...change };
}
const reasonOf = (id: ChartId, run: ShownRun | null) => chartOf(id, run, words).reason;

describe('charts of a run', () => {
  it('draw every number of a run that learns weights', () => {
    for (const id of chartIds) expect([id, reasonOf(id, runOf('make'))]).toEqual([id, null]);
    expect(chartOf('recall', runOf('make'), words).curves.map(({ label }) => label)).toEqual(['all', 'title decides']);
    expect(chartOf('loss', runOf('make'), words).curves.map(({ label }) => label)).toEqual(['total', 'product', 'title']);
  });

  it('say how many queries stand behind a curve, and how far recall can go, where the run says so', () => {
    const counted = lines.map((line) => (line.step === 100 ? { ...line, 'validation.queries.all': 28, 'validation.queries.title': 9, 'validation.recall@10.ceiling': 0.77 } : line));
    expect(chartOf('recall', runOf('make', { lines: counted }), words).note).toBe('on queries that training never sees; 28 queries; shaded: 95 % interval over queries; at most .77 is possible: many queries have more than ten right products');
    expect(chartOf('recall', runOf('make', { lines: counted }), words).curves.map(({ label }) => label)).toEqual(['all', 'title decides (9)']);
    expect(chartOf('ndcg', runOf('make', { lines: counted }), words).note).not.toContain('at most');
    expect(chartOf('recall', runOf('make'), words).note).not.toContain('28');
  });

  it('are never blank without a sentence that says why, in both languages', () => {
    const loss = Array.from({ length: 20 }, (_, i): MetricsLine => ({ step: i + 1, loss: 8 }));
    const runs = [null, runOf('make', { step: 0, lines: [] }), runOf('make', { step: 20, lines: loss }), runOf('titleOnly'), runOf('imageOnly'), runOf('fixed'), runOf('make', { status: 'finished', step: 250, lines: loss })];
    for (const run of runs) for (const id of chartIds) for (const { curves } of [english, chinese]) {
      const { reason, curves: drawn, lead } = chartOf(id, run, curves);
      if (reason) expect(reasonText(reason, curves)).toMatch(/[.。]$/);
      else expect(drawn.length > 0 && lead.length > 0).toBe(true);
    }
  });

  it('say which reason it is', () => {
    expect(reasonOf('loss', null)).toEqual({ kind: 'noRun' });
    expect(reasonOf('loss', runOf('make', { step: 0, lines: [] }))).toEqual({ kind: 'notStarted' });
    expect(reasonOf('recall', runOf('make', { step: 30, lines: [lineAt(1)] }))).toEqual({ kind: 'notLooked', step: 50 });
    expect(reasonOf('weights', runOf('titleOnly'))).toEqual({ kind: 'unweighed', fusion: 'titleOnly' });
    expect(reasonOf('auroc', runOf('make', { lines: lines.map((line): MetricsLine => ({ ...line, 'catalog.weightAuroc': NaN })) }))).toEqual({ kind: 'noRegimes' });
    expect(reasonOf('speed', runOf('make', { lines: [{ step: 1, loss: 8 }] }))).toEqual({ kind: 'notRecorded' });
    const elsewhere = runOf('make', { lines: [{ step: 1, loss: 8 }] });
    for (const stage of elsewhere.experiment.training.stages) stage.objectives = stage.objectives.filter((objective) => objective.kind !== 'contrastive' || objective.to !== 'product');
    expect(reasonOf('cosines', elsewhere)).toEqual({ kind: 'noPairTerm' });
  });

  it('draw the mean of all products where regimes are not known, and say so', () => {
    const own = runOf('make', { lines: [lineAt(1), { ...lineAt(2), 'seen.recall@10': 0.4, 'catalog.imageWeight': 0.5, 'catalog.imageWeightSpread': 0.1 }] });
    expect(chartOf('weights', own, words)).toMatchObject({ reason: null, note: words.notes.noRegimes, curves: [{ label: 'all products' }] });
    expect(chartOf('recall', own, words)).toMatchObject({ reason: null, note: words.notes.watched.seen });
  });

  it('open runs that were made before there was more to see', () => {
    const text = readFileSync(new URL('../../public/runs/make-nano/metrics.jsonl', import.meta.url), 'utf8');
    const kept = runOf('make', { status: 'finished', step: 250, lines: mergedLines([], text.trim().split('\n').map((line) => JSON.parse(line) as MetricsLine)) });
    expect(reasonOf('loss', kept)).toBeNull();
    expect(reasonOf('ndcg', kept)).toBeNull();
    expect(reasonOf('cosines', kept)).toEqual({ kind: 'notRecorded' });
  });
});

describe('what is drawn', () => {
  it('is a few hundred points, ends where the run is, and keeps what was measured beside what is smoothed', () => {
    const long = Array.from({ length: 5000 }, (_, i): MetricsLine => ({ ...lineAt(i + 1), loss: 5 + Math.sin(i * i) }));
    const run = runOf('make', { lines: long, total: 5000 });
    const rows = drawnRows(chartOf('loss', run, words), long, 50);
    expect(rows.length).toBeLessThanOrEqual(400);
    expect(rows.at(-1)?.step).toBe(5000);
    for (const row of rows) expect(row[rawOf('loss')]).toBe(long[row.step - 1].loss);
    expect(Math.max(...rows.map(({ loss }) => Math.abs(loss - 5)))).toBeLessThan(0.7);
    expect(drawnRows(chartOf('loss', run, words), long, 0).every((row) => !(rawOf('loss') in row))).toBe(true);
  });

  it('turns milliseconds into steps a second, and is saved as it was measured, nothing left out', () => {
    const run = runOf('make');
    expect(drawnRows(chartOf('speed', run, words), lines, 0).at(-1)?.milliseconds).toBe(20);
    expect(tableOf(chartOf('speed', run, words), lines)).toHaveLength(100);
    expect(tableOf(chartOf('speed', run, words), lines)[0]).toEqual([1, 50]);
    const weights = chartOf('weights', run, words);
    expect(tableOf(weights, lines).map(([step]) => step)).toEqual([25, 50, 75, 100]);
    expect(columnsOf(weights)).toContain('catalog.imageWeight.placeholder.spread');
  });

  it('keeps the spread of shares within shares', () => {
    const rows = drawnRows(chartOf('weights', runOf('make'), words), lines, 0);
    expect(rows[0]['catalog.imageWeight.placeholder low']).toBe(0);
    expect(rows[0]['catalog.imageWeight.placeholder high']).toBeCloseTo(0.26);
  });
});

describe('axes and labels', () => {
  it('hold every value between round ends', () => {
    assert(property(array(double({ min: 1e-4, max: 1e4, noNaN: true }), { minLength: 1, maxLength: 30 }), (values) => {
      for (const log of [false, true]) {
        const { domain: [from, to], ticks } = axisOf(values, 'plain', log);
        expect(from <= Math.min(...values) * (1 + 1e-8) && to >= Math.max(...values) * (1 - 1e-8) && from < to).toBe(true);
        expect(ticks.length).toBeGreaterThanOrEqual(1);
        expect(ticks.length).toBeLessThanOrEqual(7);
        expect(ticks.every((tick) => tick >= from && tick <= to)).toBe(true);
        if (log) expect(from).toBeGreaterThan(0);
      }
    }));
    expect(axisOf([0.1, 0.4], 'metric', false).ticks).toEqual([0, 0.2, 0.4, 0.6]);
    expect(axisOf([], 'loss', true).domain[0]).toBeGreaterThan(0);
    expect(axisOf([0, 0], 'fewPercent', false).domain).toEqual([0, 0.25]);
  });

  it('stand apart, in the order of their lines, inside the frame while there is room', () => {
    assert(property(array(double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 8 }), (wishes) => {
      const heights = nudgedApart(wishes, 12, 0, 100);
      const order = wishes.map((_, i) => i).sort((a, b) => wishes[a] - wishes[b]);
      order.forEach((label, i) => i > 0 && expect(heights[label] - heights[order[i - 1]]).toBeGreaterThan(11.99));
      for (const height of heights) expect(height >= -1e-6 && height <= 100 + 1e-6).toBe(true);
    }));
    expect(nudgedApart([50, 50, 90], 12, 0, 100)).toEqual([44, 56, 90]);
  });
});
