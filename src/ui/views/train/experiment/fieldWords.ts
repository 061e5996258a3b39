// Values of settings as a person reads them.
import type { Difference } from '../../../../experiment/diff';
import { field, type FieldDifference, type FieldId } from '../../../../experiment/fields';
import type { FieldValue } from '../../../../experiment/fields/row';
import type { Messages } from '../../../messages/english';

type Words = Messages['experiment'];

export function valueWords(words: Words, id: FieldId, value: FieldValue): string {
  if (typeof value === 'boolean') return value ? words.on : words.off;
  if (typeof value === 'string') return (words.options as Partial<Record<FieldId, Record<string, string>>>)[id]?.[value] ?? value;
  const { control } = field(id);
  const unit = control.kind === 'number' ? control.unit : null;
  if (unit === 'share') return words.percent(Number((100 * value).toPrecision(6)));
  return words.number(value, unit ? words.units[unit] : '');
}

/** Of a setting that is no field. */
export function otherValueWords(words: Words, value: unknown): string {
  return value === undefined ? words.none : typeof value === 'string' ? value : JSON.stringify(value);
}

/** One change in words; a setting that is no field is named by its path. */
export interface WordedChange {
  name: string;
  before: string;
  after: string;
}

export function changesInWords(words: Words, changes: { fields: FieldDifference[]; others: Difference[] }): WordedChange[] {
  const names: Record<string, string> = { seed: words.seed, catalog: words.catalog };
  return [
    ...changes.fields.map(({ field: id, before, after }) => ({ name: words.fields[id], before: valueWords(words, id, before), after: valueWords(words, id, after) })),
    ...changes.others.map(({ path, before, after }) => ({ name: names[path] ?? path, before: otherValueWords(words, before), after: otherValueWords(words, after) })),
  ];
}
