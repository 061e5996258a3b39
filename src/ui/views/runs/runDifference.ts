// What sets a run apart from its preset, in words.
import { baseOf } from '../../../experiment/draft';
import type { Experiment } from '../../../experiment/experiment';
import { fieldDifferences } from '../../../experiment/fields';
import type { RunSummary } from '../../../lab/runsApi';
import type { Messages } from '../../messages/english';
import { draftOf } from '../../state/draft';
import { changesInWords } from '../train/experiment/fieldWords';

/** Settings that are told; the rest is counted. */
const most = 3;

const known = new WeakMap<Experiment, ReturnType<typeof fieldDifferences>>();

function differenceOf({ presetId, experiment }: Pick<RunSummary, 'presetId' | 'experiment'>) {
  const found = known.get(experiment) ?? fieldDifferences(baseOf(draftOf(presetId, experiment)), experiment);
  known.set(experiment, found);
  return found;
}

/** 'Fusion: fixed weight; Batch: 64 pairs; and 2 more'; '' for a preset as it is. */
export function runDifference(run: Pick<RunSummary, 'presetId' | 'experiment'>, { experiment, runs }: Messages): string {
  const changes = changesInWords(experiment, differenceOf(run));
  const told = changes.slice(0, most).map(({ name, after }) => runs.setting(name, after));
  return runs.settings(changes.length > most ? [...told, experiment.andMore(changes.length - most)] : told);
}
