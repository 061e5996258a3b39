import { field, type FieldId } from '../../../../experiment/fields';
import type { FieldValue } from '../../../../experiment/fields/row';
import { useMessages } from '../../../messages/language';
import { valueWords } from './fieldWords';
import { NumberInput } from './NumberInput';

interface Props {
  /** Of the element, for its label. */
  elementId: string;
  id: FieldId;
  value: FieldValue;
  /** Why it cannot be changed; null = it can. */
  locked: string | null;
  onChange(value: FieldValue, typed: string | null): void;
}

/** The control that a setting's type asks for. */
export function FieldControl({ elementId, id, value, locked, onChange }: Props) {
  const { experiment: words } = useMessages();
  const { control } = field(id);
  const common = { id: elementId, disabled: locked !== null, title: locked ?? undefined, 'aria-description': locked ?? undefined };
  if (control.kind === 'switch') return <input {...common} type="checkbox" role="switch" checked={value === true} onChange={({ currentTarget }) => onChange(currentTarget.checked, null)} />;
  if (control.kind === 'choice') return (
    <select {...common} value={String(value)} onChange={({ currentTarget }) => onChange(currentTarget.value, null)}>
      {control.options.map((option) => <option key={option} value={option}>{valueWords(words, id, option)}</option>)}
    </select>
  );
  return <NumberInput id={elementId} value={Number(value)} control={control} disabled={locked !== null} description={locked ?? undefined} unit={control.unit ? words.units[control.unit] : ''} onChange={onChange} />;
}
