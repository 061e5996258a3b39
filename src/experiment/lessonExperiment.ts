// The experiments of a lesson: a link, or a preset with some fields changed.
import { draftFrom, type Draft } from './draft';
import type { Experiment, Size } from './experiment';
import { field, fields, type FieldId } from './fields';
import { snap, type FieldValue } from './fields/row';
import { decodeExperiment } from './link';
import { parseExperiment } from './parse';
import type { ActContext } from './lessonActs';

export type LessonChanges = Partial<Record<FieldId, FieldValue>>;
export type LessonExperiment = { link: string } | { preset: string; size: Size; catalog: string; seed: number; changes?: LessonChanges };

/** Throws where the link cannot be read, or a field cannot have its value. */
export function experimentOf(spec: LessonExperiment, edits: LessonChanges = {}): Draft {
  const draft = 'link' in spec ? decodeExperiment(spec.link) : draftFrom(spec.preset, spec.size, spec.catalog, spec.seed);
  const changes = Object.entries({ ...('link' in spec ? {} : spec.changes), ...edits }) as [FieldId, FieldValue][];
  return { ...draft, experiment: parseExperiment(changes.reduce<Experiment>((experiment, [id, value]) => field(id).write(experiment, settable(id, value)), draft.experiment)) };
}

/** The value, if the field's control could have produced it. */
function settable(id: FieldId, value: FieldValue): FieldValue {
  const { control } = field(id);
  if (control.kind === 'switch' && typeof value === 'boolean') return value;
  if (control.kind === 'choice' && control.options.includes(String(value))) return value;
  if (control.kind === 'number' && typeof value === 'number' && snap(control, value) === value) return value;
  throw new Error(`'${id}' cannot be ${JSON.stringify(value)}; expected ${expectedBy(id)}`);
}

function expectedBy(id: FieldId): string {
  const { control } = field(id);
  if (control.kind === 'switch') return 'true or false';
  return control.kind === 'choice' ? `one of ${control.options.join(', ')}` : `a number from ${control.min} to ${control.max} in steps of ${control.step}`;
}

export function actContext(experiments: Record<string, LessonExperiment>): ActContext {
  return {
    experiments: Object.keys(experiments),
    setting(_experiment, name, text) {
      const found = fields.find(({ id }) => id === name);
      if (!found) throw new Error(`there is no field '${name.slice(0, 40)}'; fields are ${fields.map(({ id }) => id).join(', ')}`);
      const { kind } = found.control;
      const value = kind === 'number' ? Number(text) : kind === 'choice' ? text : text === 'true' ? true : text === 'false' ? false : text;
      return { field: found.id, value: settable(found.id, value) };
    },
  };
}
