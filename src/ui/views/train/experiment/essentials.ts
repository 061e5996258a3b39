import { fields, type FieldGroup, type FieldId } from '../../../../experiment/fields';

/** Settings that are seen before anything is opened. */
export const essentials: readonly FieldId[] = ['queryEncoder', 'queryPooling', 'fusion', 'imageBlank', 'batch', 'maskKeywordMatches', 'steps', 'learningRate'];

/** Fields of a group: those that are seen at once, and the rest. */
export function split(group: FieldGroup): { first: FieldId[]; rest: FieldId[] } {
  const ids = fields.filter((each) => each.group === group).map(({ id }) => id);
  return { first: ids.filter((id) => essentials.includes(id)), rest: ids.filter((id) => !essentials.includes(id)) };
}

