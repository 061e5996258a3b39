// Two to five runs side by side: settings, curves, and the same queries asked of each.
import { difference } from '../../experiment/diff';
import type { Experiment } from '../../experiment/experiment';
import { breather } from '../../features/breathe';
import { downsample } from '../../math/downsample';
import type { Files } from '../../storage/files';
import type { Progress } from '../api';
import { progressWithRate } from '../import/progressRate';
import type { RunsComparison } from '../runsApi';
import { comparedQueries } from '../search/comparedQueries';
import type { Session } from '../search/session';
import { metricRows, overlaps, queryRows, weightsApart } from './comparedNumbers';
import { measureRun, type MeasuredRun } from './evaluations';
import { metricsOf } from './keptRun';
import { storedRun, type StoredRun } from './runStore';
import { summaryOf } from './summary';

const range = { fewest: 2, most: 5 };
const curvePoints = 300;

type Measures = Pick<RunsComparison, 'refused' | 'steps' | 'metrics' | 'queries' | 'overlap' | 'weights'>;

/** The first run is what the others are compared with. Rejects with the signal's reason. */
export async function compareRuns(files: Files, session: Session | null, runIds: readonly string[], onProgress: (progress: Progress) => void, signal: AbortSignal): Promise<RunsComparison> {
  if (runIds.length < range.fewest || runIds.length > range.most || new Set(runIds).size < runIds.length)
    throw new Error(`Expected ${range.fewest} to ${range.most} different runs to compare, got ${runIds.length}. Choose others.`);
  const runs = await Promise.all(runIds.map((id) => existing(files, id)));
  const summaries = await Promise.all(runs.map((run) => summaryOf(files, run)));
  return {
    runs: summaries, differences: settingsApart(summaries.map(({ experiment }) => experiment)), curves: await Promise.all(runs.map((run) => curvesOf(files, run))),
    ...(await measures(session, runs, onProgress, signal)),
  };
}

async function existing(files: Files, runId: string): Promise<StoredRun> {
  const run = await storedRun(files, runId);
  if (!run || run.record.removed) throw new Error(`This browser keeps no run '${runId}'. It was removed, or the link was made in another browser: import its file.`);
  return run;
}

function settingsApart(experiments: readonly Experiment[]): RunsComparison['differences'] {
  const [first, ...others] = experiments;
  const values = new Map<string, unknown[]>();
  others.forEach((other, i) => {
    for (const { path, before, after } of difference(first, other)) {
      const row = values.get(path) ?? experiments.map(() => before);
      row[i + 1] = after;
      values.set(path, row);
    }
  });
  return [...values].map(([path, row]) => ({ path, values: row }));
}

async function curvesOf(files: Files, { id }: StoredRun): Promise<RunsComparison['curves'][number]> {
  const lines = await metricsOf(files, id);
  const names = new Set(lines.flatMap((line) => Object.keys(line)));
  names.delete('step');
  return { runId: id, lines: downsample(lines, [...names], curvePoints) };
}

async function measures(session: Session | null, runs: readonly StoredRun[], onProgress: (progress: Progress) => void, signal: AbortSignal): Promise<Measures> {
  const nothing = (refused: RunsComparison['refused']): Measures => ({ refused, steps: runs.map(({ indexed }) => indexed.at(-1) ?? null), metrics: [], queries: [], overlap: [], weights: [] });
  const fingerprints = new Set(runs.map(({ record }) => record.catalogFingerprint));
  if (fingerprints.size > 1) return nothing('otherCatalogs');
  if (!session || !fingerprints.has(session.opened.fingerprint)) return nothing('notOpen');
  const { part, queries } = comparedQueries(session);
  if (queries.length === 0) return nothing('noJudgments');
  const measured: MeasuredRun[] = [];
  const tell = progressWithRate(onProgress);
  for (const [i, run] of runs.entries()) {
    const found = await measureRun(session, run, queries, (done) => tell({ task: 'queries', done: i * queries.length + done, total: runs.length * queries.length }), signal);
    if (!found) return nothing('notIndexed');
    measured.push(found);
  }
  const evaluations = measured.map(({ evaluation }) => evaluation);
  return {
    refused: null, steps: measured.map(({ step }) => step), metrics: await metricRows(session, part === 'test' ? 'test' : 'judged', evaluations, breather(signal)),
    queries: queryRows(session, evaluations), overlap: overlaps(evaluations), weights: weightsApart(session, measured),
  };
}
