import { useId } from 'react';
import type { NumberControl } from '../../../../experiment/fields/row';
import { useMessages } from '../../../messages/language';
import { largestSeed, newSeed, setSeed, useDraft } from '../../../state/draft';
import { NumberInput } from './NumberInput';

const control: NumberControl = { kind: 'number', min: 0, max: largestSeed, step: 1, integer: true, scale: 'linear', unit: null };

/** Apart from the settings: a new seed repeats the experiment, it does not change it. */
export function SeedRow() {
  const { experiment: words } = useMessages();
  const seed = useDraft(({ experiment }) => experiment.seed);
  const id = useId();
  return (
    <div className="field seed">
      <div className="what"><label htmlFor={id}>{words.seed}</label></div>
      <div className="value">
        <NumberInput id={id} value={seed} control={control} disabled={false} description={words.seedHelp} unit="" onChange={setSeed} />
        <button type="button" className="small-button" onClick={newSeed}>{words.newSeed}</button>
      </div>
    </div>
  );
}
