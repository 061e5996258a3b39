import { useState, type KeyboardEvent } from 'react';
import type { NumberControl } from '../../../../experiment/fields/row';
import { snap } from '../../../../experiment/fields/row';
import { neighbor } from './neighbor';

interface Props {
  id: string;
  value: number;
  control: NumberControl;
  disabled: boolean;
  description: string | undefined;
  unit: string;
  /** `typed` is what stood there, where it could not be taken as it was. */
  onChange(value: number, typed: string | null): void;
}

/** A number that is taken over when it is entered or left: half a number never changes anything. Arrows go by steps, or double and halve where that is the scale. Esc takes it back. */
export function NumberInput({ id, value, control, disabled, description, unit, onChange }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const scale = control.unit === 'share' ? 100 : 1;
  const shown = (number: number) => String(Number((number * scale).toPrecision(9)));
  const take = () => {
    if (typed === null) return;
    setTyped(null);
    const number = typed.trim() === '' ? NaN : Number(typed) / scale;
    const taken = Number.isNaN(number) ? value : snap(control, number);
    const asTyped = Math.abs(taken - number) <= 1e-9 * Math.max(1, Math.abs(number));
    if (!asTyped || taken !== value) onChange(taken, asTyped ? null : typed);
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Enter') take();
    else if (event.key === 'Escape' && typed !== null) {
      event.stopPropagation();
      setTyped(null);
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      setTyped(null);
      const next = neighbor(control, value, event.key === 'ArrowUp');
      if (next !== value) onChange(next, null);
    }
  };
  return (
    <span className="number">
      <input id={id} type="number" step="any" min={control.min * scale} max={control.max * scale} value={typed ?? shown(value)} disabled={disabled} title={description} aria-description={description}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)} onKeyDown={key} onBlur={take} />
      {unit && <span className="unit" aria-hidden="true">{unit}</span>}
    </span>
  );
}
