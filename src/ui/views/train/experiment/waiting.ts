// What the settings have that a run has not. They never touch a run: they wait for a new start.
import type { Difference } from '../../../../experiment/diff';
import type { Experiment } from '../../../../experiment/experiment';
import { fieldDifferences, type FieldDifference } from '../../../../experiment/fields';

export interface Compared {
  name: string;
  presetId: string | null;
  experiment: Experiment;
}

export interface Waiting {
  /** 'running': the run that is being trained has other settings. 'shown': a run that is only looked at has. */
  kind: 'running' | 'shown';
  run: Compared;
  fields: FieldDifference[];
  others: Difference[];
  count: number;
}

/** Against the run that is shown; against the one in training where no other is shown. Null where the settings are the run's. */
export function waitingChanges(draft: Experiment, shown: Compared | null, shownIsTraining: boolean): Waiting | null {
  if (!shown) return null;
  const { fields, others } = fieldDifferences(shown.experiment, draft);
  const count = fields.length + others.length;
  return count === 0 ? null : { kind: shownIsTraining ? 'running' : 'shown', run: shown, fields, others, count };
}
