// Every setting that a reader may change, one row each, in the order of the model. What stands nowhere here is listed with the reason in its test.
import { difference, type Difference } from './diff';
import type { Claim, Experiment, Preset } from './experiment';
import { encoderRows } from './fields/encoders';
import { fusionRows } from './fields/fusion';
import { negativeRows } from './fields/negatives';
import { objectiveRows } from './fields/objectives';
import type { ChoiceControl, Control, FieldValue, Reason, Row } from './fields/row';
import { stageRows } from './fields/stages';

const rows = { encoders: encoderRows, fusion: fusionRows, objectives: objectiveRows, negatives: negativeRows, stages: stageRows };

export type FieldGroup = keyof typeof rows;
type Rows = typeof encoderRows & typeof fusionRows & typeof objectiveRows & typeof negativeRows & typeof stageRows;
export type FieldId = keyof Rows;
/** Fields with named options, and the options of each: what a page needs words for. */
export type ChoiceFieldId = { [K in FieldId]: Rows[K] extends { control: ChoiceControl<string> } ? K : never }[FieldId];
export type OptionOf<K extends ChoiceFieldId> = Rows[K]['control']['options'][number];

export interface Field {
  id: FieldId;
  group: FieldGroup;
  control: Control;
  /** Where the value stands in an experiment; none where its part is switched off. */
  paths(experiment: Experiment): string[];
  read(experiment: Experiment): FieldValue;
  /** A new experiment with this value and with what has to agree with it. The value is one that the control can produce. */
  write(experiment: Experiment, value: FieldValue): Experiment;
  /** True, or why the setting has no effect in this experiment. */
  applies(experiment: Experiment): true | Reason;
}

export const fieldGroups = Object.keys(rows) as FieldGroup[];

export const fields: Field[] = fieldGroups.flatMap((group) => Object.entries(rows[group]).map(([id, row]) => toField(id as FieldId, group, row as unknown as Row<FieldValue, Control>)));

const byId = new Map(fields.map((field) => [field.id, field]));

function toField(id: FieldId, group: FieldGroup, { control, paths, read, write, applies }: Row<FieldValue, Control>): Field {
  return {
    id, group, control, paths, read, applies,
    write(experiment, value) {
      const draft = structuredClone(experiment);
      write(draft, value);
      return draft;
    },
  };
}

export function field(id: FieldId): Field {
  const found = byId.get(id);
  if (!found) throw new Error(`There is no field '${id}'. Fields are: ${fields.map((each) => each.id).join(', ')}.`);
  return found;
}

/** Fields that matter in the experiment and whose value is not the base's, in the order of the list. */
export function changedFields(experiment: Experiment, base: Experiment): FieldId[] {
  return differing(base, experiment).filter(({ applies }) => applies(experiment) === true).map(({ id }) => id);
}

function differing(before: Experiment, after: Experiment): Field[] {
  return fields.filter(({ read }) => read(before) !== read(after));
}

/** The experiment with the base's value in this field. What has to agree with it follows; a field that was changed by that shows as changed. */
export function resetField(experiment: Experiment, id: FieldId, base: Experiment): Experiment {
  return field(id).write(experiment, field(id).read(base));
}

export interface FieldDifference {
  field: FieldId;
  before: FieldValue;
  after: FieldValue;
}

/** Two experiments by the fields in which they differ and which matter in the second, and what differs besides: the seed, the catalog, and what no field can change. */
export function fieldDifferences(before: Experiment, after: Experiment): { fields: FieldDifference[]; others: Difference[] } {
  // More than once, because a value may bring a setting with it or make room for one that stands before it in the list.
  let written = before;
  for (let pass = 0; pass < 3; pass++) for (const { read, write } of differing(written, after)) written = write(written, read(after));
  return {
    fields: changedFields(after, before).map(field).map(({ id, read }) => ({ field: id, before: read(before), after: read(after) })),
    others: difference(written, after),
  };
}

/** What a preset says about a field, by the longest path that holds it. Paths are the preset's own experiment's: a draft may have moved them. */
export function claimFor(id: FieldId, { claims }: Preset, base: Experiment): Claim | null {
  const paths = field(id).paths(base);
  const holding = claims.filter((claim) => paths.some((path) => path === claim.path || path.startsWith(`${claim.path}.`)));
  return holding.reduce<Claim | null>((best, claim) => (best && best.path.length >= claim.path.length ? best : claim), null);
}
