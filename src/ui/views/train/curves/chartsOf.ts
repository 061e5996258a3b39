import { catalogImageWeight, catalogImageWeightSpread, cosines, decidingSlices, lossOf, recallCeiling, regimeSpread, regimeWeight, towers, watchedCount, watchedParts, weightAuroc } from '../../../../lab/train/metricNames';
import type { MetricsLine } from '../../../../lab/trainApi';
import { regimes } from '../../../../catalog/types';
import type { Experiment } from '../../../../experiment/experiment';
import type { Messages } from '../../../messages/english';
import type { ShownRun } from '../../../state/shownRun';
import type { Chart, ChartId, Curve, Reason, Unit } from './chart';
import { inUnit } from './units';

type Words = Messages['curves'];
type Shape = Partial<Omit<Chart, 'id' | 'curves' | 'reason'>> & { unit: Unit; curves: Curve[]; /** Seen at looks only. */ looks?: boolean; missing?: Reason };

const [ink, dim, good, title, image] = ['var(--ink)', 'var(--dim)', 'var(--good)', 'var(--title)', 'var(--image)'];
const dashes = { picture: '6 3', dotted: '2 3', mixed: '9 3 2 3', fine: '1 3' };

/** The chart of a run, with the curves that its lines have, or with the reason why there are none. */
export function chartOf(id: ChartId, run: ShownRun | null, words: Words): Chart {
  const { looks = false, missing, curves, ...rest } = shapes[id](words, run);
  const there = run ? curves.filter(({ key }) => has(run.lines, key)) : [];
  const lead = (rest.lead ?? [curves[0]?.key]).filter((key) => there.some((curve) => curve.key === key));
  return {
    id, name: words.charts[id], note: '', log: false, noisy: !looks, ...rest, curves: there,
    lead: lead.length > 0 ? lead : there.slice(0, 1).map(({ key }) => key),
    reason: reasonOf(run, there, looks, missing),
  };
}

function reasonOf(run: ShownRun | null, there: Curve[], looks: boolean, missing: Reason | undefined): Reason | null {
  if (!run) return { kind: 'noRun' };
  if (missing && missing.kind === 'unweighed') return missing;
  if (there.length > 0) return null;
  if (run.lines.every(({ step }) => step === 0)) return { kind: run.status === 'lost' || run.status === 'stopped' ? 'neverBegan' : 'notStarted' };
  const next = nextLook(run);
  if (looks && next !== null && !watchedParts.some((part) => has(run.lines, `${part}.recall@10`))) return { kind: 'notLooked', step: next };
  return missing ?? { kind: 'notRecorded' };
}

/** The step of the next look; null where the run is through. */
function nextLook({ experiment, step, total }: ShownRun): number | null {
  const every = experiment.training.evaluateEvery;
  return step >= total ? null : every > 0 ? Math.min(total, (Math.floor(step / every) + 1) * every) : total;
}

function has(lines: readonly MetricsLine[], key: string): boolean {
  return lines.some((line) => Number.isFinite(line[key]));
}

const shapes: Record<ChartId, (words: Words, run: ShownRun | null) => Shape> = {
  loss: (words, run) => ({ unit: 'loss', curves: lossCurves(words, run?.experiment) }),
  recall: (words, run) => watched('recall@10', words, run),
  ndcg: (words, run) => watched('nDCG@10', words, run),
  weights: (words, run) => ({
    unit: 'share', looks: true, ...weightCurves(words, run), missing: weightReason(run),
  }),
  cosines: (words, run) => ({
    unit: 'cosine', note: words.notes.cosines, gap: { label: words.lines.gap, from: cosines.positive, to: cosines.negative }, lead: [cosines.positive, cosines.hardest], missing: { kind: hasPairTerm(run) ? 'notRecorded' : 'noPairTerm' },
    curves: [
      { key: cosines.positive, label: words.lines.positive, color: good, strong: true },
      { key: cosines.hardest, label: words.lines.hardest, color: ink, dash: dashes.picture, strong: true },
      { key: cosines.negative, label: words.lines.negative, color: dim, dash: dashes.dotted },
    ],
  }),
  meanWeight: (words, run) => ({
    unit: 'share', note: words.notes.meanWeight, missing: weightReason(run), lead: ['imageWeight', catalogImageWeight],
    curves: [
      { key: catalogImageWeight, label: words.lines.catalog, color: ink, strong: true, band: { around: catalogImageWeightSpread } },
      { key: 'imageWeight', label: words.lines.batch, color: dim, dash: dashes.dotted },
    ],
  }),
  auroc: (words, run) => ({ unit: 'metric', looks: true, note: words.notes.auroc, missing: weightReason(run) ?? { kind: 'noRegimes' }, curves: [{ key: weightAuroc, label: '', color: ink, strong: true }] }),
  learningRate: (words) => ({ unit: 'plain', noisy: false, note: words.notes.learningRate, curves: [{ key: 'learningRate', label: '', color: ink, strong: true }] }),
  gradientNorm: (words) => ({
    unit: 'plain', log: true, note: words.notes.gradientNorm,
    curves: [
      { key: 'gradientNorm', label: words.lines.all, color: ink, strong: true },
      ...towers.map((tower, i): Curve => ({ key: `gradientNorm.${tower}`, label: words.towers[tower], color: tower === 'title' ? title : tower === 'image' ? image : i % 2 ? dim : good, dash: towerDash[i] })),
    ],
  }),
  temperature: (words) => ({ unit: 'plain', noisy: false, note: words.notes.temperature, curves: [{ key: 'temperature', label: '', color: ink, strong: true }] }),
  masked: (words) => ({ unit: 'fewPercent', note: words.notes.masked, curves: [{ key: 'shareMasked', label: '', color: ink, strong: true }] }),
  speed: () => ({ unit: 'perSecond', curves: [{ key: 'milliseconds', label: '', color: ink, strong: true }] }),
};
const towerDash = [dashes.mixed, undefined, dashes.picture, dashes.dotted, dashes.mixed, dashes.fine];

function lossCurves(words: Words, experiment: Experiment | undefined): Curve[] {
  const objectives = new Map((experiment?.training.stages ?? []).flatMap(({ objectives }) => objectives.map((objective) => [lossOf(objective), objective] as const)));
  const total: Curve = { key: 'loss', label: words.lines.total, color: ink, strong: true };
  return [total, ...[...objectives].map(([key, objective]): Curve => {
    if (objective.kind !== 'contrastive') return { key, label: words.objectives[objective.kind], color: dim, dash: objective.kind === 'keywordView' ? dashes.dotted : dashes.fine };
    const { from, to } = objective;
    if (from === 'query' && to === 'title') return { key, label: words.spaces.title, color: title };
    if (from === 'query' && to === 'image') return { key, label: words.spaces.image, color: image, dash: dashes.picture };
    if (from === 'query') return { key, label: words.spaces[to], color: good, dash: dashes.mixed };
    return { key, label: words.objectives.sides(words.spaces[from], words.spaces[to]), color: dim, dash: dashes.mixed };
  })];
}

function watched(metric: 'recall@10' | 'nDCG@10', words: Words, run: ShownRun | null): Shape {
  const part = (run && watchedParts.find((each) => has(run.lines, `${each}.${metric}`))) ?? 'validation';
  const name = `${part}.${metric}`;
  const all = queriesBehind(run, part);
  const sided = (slice: (typeof decidingSlices)[number]) => {
    const count = queriesBehind(run, part, slice);
    return count === null ? words.deciding[slice] : words.counted(words.deciding[slice], count);
  };
  const side = { title: { color: title }, image: { color: image, dash: dashes.picture }, both: { color: ink, dash: dashes.dotted } };
  return {
    unit: 'metric', looks: true, note: words.notes.all([words.notes.watched[part], ...(all === null ? [] : [words.notes.queries(all)]), ...(run && has(run.lines, `${name}.low`) ? [words.notes.interval] : []), ...(metric === 'recall@10' ? mostOf(part, words, run) : [])]),
    curves: [
      { key: name, label: words.lines.all, color: good, strong: true, band: { low: `${name}.low`, high: `${name}.high` } },
      ...decidingSlices.map((slice): Curve => ({ key: `${name}.${slice}`, label: sided(slice), ...side[slice] })),
    ],
  };
}

/** How many queries stand behind a curve: two or ten of them swing by chance. Null for runs that did not record it. */
function queriesBehind(run: ShownRun | null, ...of: Parameters<typeof watchedCount>): number | null {
  const key = watchedCount(...of);
  return run?.lines.findLast((line) => Number.isFinite(line[key]))?.[key] ?? null;
}

/** A recall of .3 is much where .4 is all that ten places can hold. */
function mostOf(part: (typeof watchedParts)[number], words: Words, run: ShownRun | null): string[] {
  const most = run?.lines.findLast((line) => Number.isFinite(line[recallCeiling(part)]))?.[recallCeiling(part)];
  return most === undefined || most > 0.995 ? [] : [words.notes.most(inUnit.metric(most))];
}

function hasPairTerm(run: ShownRun | null): boolean {
  return run?.experiment.training.stages.some(({ objectives }) => objectives.some((objective) => objective.kind === 'contrastive' && objective.from === 'query' && objective.to === 'product')) ?? true;
}

/** By regime where regimes are known; elsewhere the mean over the catalog. */
function weightCurves(words: Words, run: ShownRun | null): Pick<Shape, 'curves' | 'lead' | 'note'> {
  if (run && has(run.lines, catalogImageWeight) && !regimes.some((regime) => has(run.lines, regimeWeight(regime)))) {
    return { note: words.notes.noRegimes, curves: [{ key: catalogImageWeight, label: words.lines.allProducts, color: ink, strong: true, band: { around: catalogImageWeightSpread } }] };
  }
  const look: Record<(typeof regimes)[number], Pick<Curve, 'color' | 'dash'>> = {
    balanced: { color: ink }, thinTitle: { color: image, dash: dashes.picture }, stuffedTitle: { color: image, dash: dashes.dotted }, placeholder: { color: title }, uninformative: { color: title, dash: dashes.mixed },
    lifestyle: { color: dim, dash: dashes.mixed }, wrongColor: { color: dim, dash: dashes.dotted }, wrongItem: { color: dim, dash: dashes.fine },
  };
  const strong: (typeof regimes)[number][] = ['balanced', 'thinTitle', 'placeholder'];
  return {
    note: words.notes.weights, lead: [regimeWeight('thinTitle'), regimeWeight('placeholder')],
    curves: regimes.map((regime): Curve => ({
      key: regimeWeight(regime), label: words.regimes[regime], ...look[regime], ...(strong.includes(regime) && { strong: true, band: { around: regimeSpread(regime) } }),
    })),
  };
}

function weightReason(run: ShownRun | null): Reason | undefined {
  const fusion = run?.experiment.model.fusion.kind;
  return fusion === 'titleOnly' || fusion === 'imageOnly' || fusion === 'fixed' ? { kind: 'unweighed', fusion } : undefined;
}
