// The runs of a lesson: the one that is being trained, and kept ones, read once and again when something was added.
import { useEffect, useMemo } from 'react';
import { create } from 'zustand';
import type { Experiment } from '../../experiment/experiment';
import type { KeptRun } from '../../lab/runsApi';
import type { MetricsLine } from '../../lab/trainApi';
import { manage } from './labStore';
import { isAlive, useLiveRun, type LiveRun } from './liveRun';

export interface LessonRun {
  runId: string;
  name: string;
  experiment: Experiment;
  /** Being trained, or standing, in this tab. */
  alive: boolean;
  step: number;
  total: number;
  lines: readonly MetricsLine[];
  checkpoints: readonly number[];
  backend: string;
}

/** 'gone' = this browser keeps no such run any more. */
const useKept = create<Record<string, KeptRun | 'reading' | 'gone'>>(() => ({}));

function read(runId: string): void {
  if (useKept.getState()[runId] === undefined) useKept.setState({ [runId]: 'reading' });
  manage((_lab, runs) => runs.read(runId)).then((run) => useKept.setState({ [runId]: run ?? 'gone' }), () => useKept.setState({ [runId]: 'gone' }));
}

/** By experiment; null = being read, or gone. */
export function useLessonRuns(runIds: Record<string, string>): { runs: Record<string, LessonRun | null>; gone: readonly string[] } {
  const live = useLiveRun();
  const kept = useKept();
  const alive = isAlive(live);
  const known = JSON.stringify(Object.values(runIds));
  useEffect(() => {
    for (const runId of JSON.parse(known) as string[]) if (!(alive && live.runId === runId)) read(runId);
  }, [known, alive, live.runId]);
  const runs = useMemo(() => Object.fromEntries(Object.entries(runIds).map(([experiment, runId]) => [experiment, runOf(runId, live, kept[runId])])), [runIds, live, kept]);
  return { runs, gone: Object.entries(runIds).filter(([, runId]) => kept[runId] === 'gone' && live.runId !== runId).map(([experiment]) => experiment) };
}

function runOf(runId: string, live: LiveRun, kept: KeptRun | 'reading' | 'gone' | undefined): LessonRun | null {
  const stored = typeof kept === 'object' ? kept : null;
  if (live.runId === runId && live.experiment) {
    const { name, experiment, step, total, lines, checkpoints } = live;
    return { runId, name, experiment, alive: isAlive(live), step, total, lines, checkpoints, backend: stored?.summary.backend ?? '' };
  }
  if (!stored) return null;
  const { summary: { name, step, total, checkpoints, backend }, experiment, lines } = stored;
  return { runId, name, experiment, alive: false, step, total, lines, checkpoints, backend };
}
