import type { Slice } from '../../../lab/api';
import { useMessages } from '../../messages/language';

/** All slices by kind, with how many products each holds. */
export function SliceSelect({ slices, chosen, onChoose }: { slices: Slice[]; chosen: Slice; onChoose(id: string): void }) {
  const { sheet } = useMessages().data;
  const kinds = [...new Set(slices.map(({ kind }) => kind))];
  return (
    <select aria-label={sheet.slice} value={chosen.id} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
      {kinds.map((kind) => (
        <optgroup key={kind} label={sheet.kinds[kind]}>
          {slices.filter((slice) => slice.kind === kind).map((slice) => <option key={slice.id} value={slice.id}>{sheet.option(sheet.value(slice), slice.products)}</option>)}
        </optgroup>
      ))}
    </select>
  );
}
