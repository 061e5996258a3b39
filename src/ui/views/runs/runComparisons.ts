// Comparisons of kept runs.
import { useCallback, useEffect } from 'react';
import type { RunsComparison, RunSummary } from '../../../lab/runsApi';
import type { Progress } from '../../../lab/api';
import { useLabStore } from '../../state/labStore';
import { longQuestions } from '../../state/longQuestions';
import { useRuns } from '../../state/runsStore';
import { fewestCompared } from './comparedRuns';

const comparisons = longQuestions<RunsComparison>();

export interface ShownComparison {
  result: RunsComparison | null;
  progress: Progress | null;
  running: boolean;
  stopped: boolean;
  failure: string | null;
  /** A run has a checkpoint that the comparison has not seen. */
  outdated: boolean;
  again(): void;
}

/** Compares as soon as the catalog is open, once for the same runs; `kept` are the runs as they are now. */
export function useRunComparison(runIds: readonly string[], kept: readonly RunSummary[]): ShownComparison {
  const phase = useLabStore(({ phase }) => phase);
  const catalogId = useLabStore(({ catalogId }) => catalogId);
  const broughtIn = useRuns((runs) => runs.broughtIn);
  const { running, results, failure, stopped } = comparisons.use();
  const key = JSON.stringify([runIds, catalogId, broughtIn]);
  const result = results[key] ?? null;
  const isRunning = running?.key === key;
  const failed = failure?.key === key ? failure.message : null;
  const wanted = phase === 'ready' && runIds.length >= fewestCompared && !result && !isRunning && !failed && stopped !== key;
  const again = useCallback(() => void comparisons.begin(key, (_lab, runs, onProgress) => runs.compare((JSON.parse(key) as [string[]])[0], onProgress)), [key]);
  useEffect(() => {
    if (wanted) again();
  }, [wanted, again]);
  const outdated = !isRunning && (result?.runs.some((run) => newest(kept.find(({ id }) => id === run.id)) > newest(run)) ?? false);
  return { result, progress: isRunning ? running.progress : null, running: isRunning, stopped: stopped === key, failure: failed, outdated, again };
}

function newest(run: RunSummary | undefined): number {
  return run?.checkpoints.at(-1) ?? 0;
}
