// What the finished runs of an ablation say: each variant against the baseline.
import { compare, isDistinguishable } from '../../evaluation/compare';
import type { AblationPlan } from '../../experiment/ablation';
import { breather } from '../../features/breathe';
import { bootstrapMean, type Estimate } from '../../math/bootstrap';
import { auroc, aurocDifference, meanAuroc } from '../../math/classification';
import { mean } from '../../math/statistics';
import type { Files } from '../../storage/files';
import { totalSteps } from '../../training/stages';
import type { Progress } from '../api';
import { progressWithRate } from '../import/progressRate';
import type { AblationResult, AblationRow } from '../runsApi';
import { comparedQueries } from '../search/comparedQueries';
import type { Session } from '../search/session';
import { watchedMetrics } from '../train/metricNames';
import { storedAblation } from './ablations';
import { measureRun, type MeasuredRun } from './evaluations';
import { storedRun, type StoredRun } from './runStore';

const weightsMetric = 'weightAuroc';
/** Of the weights' AUROC, which is sorted anew each time. */
const samples = 2000;

type Asked = AblationPlan['runs'][number] & { stored: StoredRun | null; measured: MeasuredRun | null };

/** Each variant against the baseline, over the seeds of which both are finished. Rejects with the signal's reason. */
export async function ablationResult(files: Files, session: Session | null, id: string, onProgress: (progress: Progress) => void, signal: AbortSignal): Promise<AblationResult> {
  const plan = await storedAblation(files, id);
  if (!plan) throw new Error(`This browser keeps no ablation '${id}'. It was removed, or was made in another browser.`);
  const asked = await Promise.all(plan.runs.map(async (run): Promise<Asked> => ({ ...run, stored: await storedRun(files, run.runId), measured: null })));
  const refused = await measureFinished(session, asked, onProgress, signal);
  const breathe = breather(signal);
  const rows: AblationRow[] = [];
  for (const variant of ['baseline', ...plan.switches] as const) rows.push(await rowOf(variant, asked, totalSteps(plan.experiment.training), breathe));
  return { plan, refused, rows, done: asked.filter(isFinished).length, total: asked.length };
}

function isFinished({ stored }: Asked): boolean {
  return stored?.record.status === 'finished' && !stored.record.removed;
}

async function measureFinished(session: Session | null, asked: Asked[], onProgress: (progress: Progress) => void, signal: AbortSignal): Promise<AblationResult['refused']> {
  const finished = asked.filter(isFinished);
  if (finished.length === 0) return null;
  if (!session || finished.some(({ stored }) => stored?.record.catalogFingerprint !== session.opened.fingerprint)) return 'notOpen';
  const { queries } = comparedQueries(session);
  if (queries.length === 0) return 'noJudgments';
  const tell = progressWithRate(onProgress);
  for (const [i, run] of finished.entries())
    run.measured = run.stored && (await measureRun(session, run.stored, queries, (done) => tell({ task: 'queries', done: i * queries.length + done, total: finished.length * queries.length }), signal));
  return null;
}

async function rowOf(variant: AblationRow['variant'], asked: readonly Asked[], total: number, breathe: () => Promise<void>): Promise<AblationRow> {
  const own = asked.filter((run) => run.variant === variant);
  const baseline = asked.filter((run) => run.variant === 'baseline');
  const measured = own.flatMap((run) => run.measured ?? []);
  const pairs = own.flatMap((run) => {
    const base = baseline.find(({ seed }) => seed === run.seed)?.measured;
    return variant !== 'baseline' && run.measured && base ? [{ seed: run.seed, base, run: run.measured }] : [];
  });
  await breathe();
  const means = meansOf(measured);
  await breathe();
  return {
    variant, means, differences: differencesOf(pairs), seeds: pairs.map(({ seed }) => seed),
    bySeed: own.map(({ seed, runId, stored, measured: found }) => ({ seed, runId, status: stored?.record.status ?? 'waiting', step: stored?.record.step ?? 0, total, values: found ? valuesOf(found) : {} })),
  };
}

/** Over queries or products; the seeds are averaged and taken as given. */
function meansOf(measured: readonly MeasuredRun[]): AblationRow['means'] {
  const overQueries = (metric: (typeof watchedMetrics)[number]) => {
    const columns = measured.map((run) => countedValues(run, metric));
    return columns.length > 0 ? bootstrapMean(columns[0].map((_, q) => mean(columns.map((column) => column[q]))), { seed: 0, purpose: 'queries' }) : null;
  };
  const failing = failingOf(measured);
  return {
    ...Object.fromEntries(watchedMetrics.map((metric) => [metric, overQueries(metric)])),
    [weightsMetric]: failing && meanAuroc(failing, { seed: 0, purpose: 'modal weights', samples }),
  };
}

function differencesOf(pairs: readonly { base: MeasuredRun; run: MeasuredRun }[]): AblationRow['differences'] {
  const told = (estimate: Estimate) => ({ estimate, distinguishable: isDistinguishable(estimate) });
  const [before, after] = [pairs.map(({ base }) => base), pairs.map(({ run }) => run)];
  const overQueries = (metric: (typeof watchedMetrics)[number]) =>
    pairs.length > 0 ? told(compare(before.map(({ evaluation }) => evaluation), after.map(({ evaluation }) => evaluation), metric).difference) : null;
  const [a, b] = [failingOf(before), failingOf(after)];
  return {
    ...Object.fromEntries(watchedMetrics.map((metric) => [metric, overQueries(metric)])),
    [weightsMetric]: a && b && told(aurocDifference(a, b, { seed: 0, purpose: 'modal weights', samples })),
  };
}

/** Null where one of the runs has no weights, or nothing is known to fail. */
function failingOf(measured: readonly MeasuredRun[]): { rows: number[][]; labels: boolean[] } | null {
  const failing = measured.flatMap((run) => run.failing ?? []);
  return failing.length > 0 && failing.length === measured.length ? { rows: failing.map(({ scores }) => scores), labels: failing[0].labels } : null;
}

function countedValues({ evaluation }: MeasuredRun, metric: (typeof watchedMetrics)[number]): number[] {
  return evaluation.queries.filter(({ relevant }) => relevant > 0).map(({ metrics }) => metrics[metric]);
}

function valuesOf(run: MeasuredRun): Record<string, number> {
  const failing = failingOf([run]);
  const values = watchedMetrics.map((metric) => [metric, mean(countedValues(run, metric))] as const);
  return { ...Object.fromEntries(values), ...(failing && { [weightsMetric]: auroc(failing.rows[0], failing.labels) }) };
}
