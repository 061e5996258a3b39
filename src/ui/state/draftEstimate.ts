// What the draft will take on this machine: sizes at once, time after it was measured, which waits until nothing is trained and the reader rests.
import { useEffect } from 'react';
import { create } from 'zustand';
import { catalogOfSize, draftFrom } from '../../experiment/draft';
import { sizes, type Experiment, type Size } from '../../experiment/experiment';
import { field } from '../../experiment/fields';
import type { RunEstimate } from '../../lab/trainApi';
import { useDraft } from './draft';
import { messageOf } from './labStore';
import { isAlive, useLiveRun } from './liveRun';
import { askTraining, useBackend } from './trainWorker';
import { costKey, keepTimes, readTimes, withTime } from './measuredTimes';

interface DraftEstimate {
  /** Of the newest draft that was asked about. `refusals[0]` is why it cannot be started. */
  estimate: RunEstimate | null;
  failure: string | null;
  /** Cost key of what is being measured. */
  measuring: string | null;
  /** Seconds a step by cost key. */
  times: Record<string, number>;
  /** Sizes that do not fit into this machine, catalog and all. */
  tooLarge: readonly Size[];
}
export const useDraftEstimate = create<DraftEstimate>(() => ({ estimate: null, failure: null, measuring: null, times: readTimes(), tooLarge: [] }));

/** Sizes that are measured without being chosen: the others take long even to measure. */
const measuredSizes: Size[] = ['nano', 'small'];
const restBeforeEstimate = 250;
const restBeforeMeasure = 3000;

const stepsOf = (experiment: Experiment) => Number(field('steps').read(experiment));

/** Seconds of a whole run; null before a step was measured on this backend. `measuring` = it is being measured right now. */
export function useSeconds(experiment: Experiment): { seconds: number | null; measuring: boolean } {
  const backend = useBackend(({ card }) => card?.backend ?? null);
  const { times, measuring } = useDraftEstimate();
  const key = backend && costKey(backend, experiment);
  const perStep = key ? times[key] : undefined;
  return { seconds: perStep === undefined ? null : perStep * stepsOf(experiment), measuring: key !== null && measuring === key };
}

/** The experiment whose time stands for a size. */
export function experimentOfSize(size: Size): Experiment {
  return draftFrom('make', size, catalogOfSize[size], 1).experiment;
}

/** Keeps the estimate up with the draft as long as it is shown. */
export function useEstimates(): void {
  const experiment = useDraft((draft) => draft.experiment);
  const backend = useBackend(({ card }) => card?.backend ?? null);
  const idle = useLiveRun((live) => !isAlive(live));
  useEffect(() => {
    if (!backend) return;
    const timer = setTimeout(() => void estimate(experiment), restBeforeEstimate);
    return () => clearTimeout(timer);
  }, [experiment, backend]);
  useEffect(() => { if (backend) void findTooLarge(); }, [backend]);
  useEffect(() => {
    if (!backend || !idle) return;
    let wanted = true;
    const timer = setTimeout(() => void measureAll(backend, experiment, () => wanted), restBeforeMeasure);
    return () => { wanted = false; clearTimeout(timer); };
  }, [experiment, backend, idle]);
}

async function estimate(experiment: Experiment): Promise<void> {
  const isNewest = () => useDraft.getState().experiment === experiment;
  try {
    const found = await askTraining((lab) => lab.estimate(experiment, false));
    if (isNewest()) useDraftEstimate.setState({ estimate: found, failure: null });
  } catch (cause) {
    if (isNewest()) useDraftEstimate.setState({ estimate: null, failure: messageOf(cause) });
  }
}

async function findTooLarge(): Promise<void> {
  const refused = await Promise.all(sizes.map((size) => askTraining((lab) => lab.estimate(experimentOfSize(size), false)).then(({ refusals }) => refusals.length > 0, () => false)));
  useDraftEstimate.setState({ tooLarge: sizes.filter((_, i) => refused[i]) });
}

/** One after the other, with a breath between, so that a start never waits for more than one. */
async function measureAll(backend: string, draft: Experiment, wanted: () => boolean): Promise<void> {
  const fits = useDraftEstimate.getState().estimate?.refusals.length === 0;
  for (const experiment of [...(fits ? [draft] : []), ...measuredSizes.map(experimentOfSize)]) {
    const key = costKey(backend, experiment);
    if (!wanted() || document.hidden || useDraftEstimate.getState().measuring !== null) return;
    if (key in useDraftEstimate.getState().times) continue;
    useDraftEstimate.setState({ measuring: key });
    const seconds = await askTraining((lab) => lab.estimate(experiment, true)).then((found) => found.seconds, () => null);
    const times = seconds === null ? useDraftEstimate.getState().times : withTime(useDraftEstimate.getState().times, key, seconds / stepsOf(experiment));
    useDraftEstimate.setState({ measuring: null, times });
    keepTimes(times);
    if (seconds === null) return;
    await new Promise((resolve) => setTimeout(resolve, restBeforeMeasure / 3));
  }
}
