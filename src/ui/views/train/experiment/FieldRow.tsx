import { useId, useState } from 'react';
import { baseOf } from '../../../../experiment/draft';
import { field, type FieldId } from '../../../../experiment/fields';
import type { FieldValue } from '../../../../experiment/fields/row';
import { useMessages } from '../../../messages/language';
import { resetToPreset, setField, useDraft } from '../../../state/draft';
import { claimOf } from './claimOf';
import { FieldControl } from './FieldControl';
import { valueWords } from './fieldWords';

/** One setting: its name, how well it is founded, the way back to the preset where it was changed, and its control. `locked` says why it cannot be changed. */
export function FieldRow({ id, locked = null }: { id: FieldId; locked?: string | null }) {
  const { experiment: words } = useMessages();
  const draft = useDraft();
  const elementId = useId();
  const [help, setHelp] = useState(false);
  const [typed, setTyped] = useState<string | null>(null);
  const { read, applies, control } = field(id);
  const base = baseOf(draft);
  const value = read(draft.experiment);
  const preset = read(base);
  const applicable = applies(draft.experiment);
  const why = locked ?? (applicable === true ? null : words.reasons[applicable]);
  const changed = value !== preset && applicable === true;
  const name = words.fields[id];
  const worded = (of: FieldValue) => valueWords(words, id, of);
  const limits = control.kind === 'number' ? words.limits(worded(control.min), worded(control.max), worded(control.step)) : '';
  const change = (to: FieldValue, asTyped: string | null) => {
    setTyped(asTyped);
    setField(id, to);
  };
  const reset = () => {
    setTyped(null);
    resetToPreset(id);
    requestAnimationFrame(() => document.getElementById(elementId)?.focus());
  };
  return (
    <div className="field" data-changed={changed || undefined}>
      <div className="what">
        <label htmlFor={elementId}>{name}</label>
        <GradeMark id={id} open={help} onToggle={() => setHelp(!help)} controls={`${elementId}-help`} />
      </div>
      <div className="value">
        {changed && locked === null && <button type="button" className="reset" title={words.reset(name, worded(preset))} aria-label={words.reset(name, worded(preset))} onClick={reset}><i aria-hidden="true" /></button>}
        <FieldControl elementId={elementId} id={id} value={value} locked={why} onChange={change} />
      </div>
      {why && <p className="note">{why}</p>}
      <p className="note" role="status">{typed !== null ? `${words.madeOf(typed, worded(value))} ${limits}` : ''}</p>
      <div id={`${elementId}-help`} className="note" hidden={!help}>{help && <FieldHelp id={id} preset={worded(preset)} limits={limits} />}</div>
    </div>
  );
}

/** Whose value it is, in a word; opens what there is to say of the setting. */
function GradeMark({ id, open, onToggle, controls }: { id: FieldId; open: boolean; onToggle(): void; controls: string }) {
  const { experiment: words } = useMessages();
  const { mark, meaning } = useGrade(id);
  return <button type="button" className="grade" title={meaning} aria-description={words.helpOf(words.fields[id], mark)} aria-expanded={open} aria-controls={controls} onClick={onToggle}>{mark}</button>;
}

function FieldHelp({ id, preset, limits }: { id: FieldId; preset: string; limits: string }) {
  const { experiment: words } = useMessages();
  const { meaning, claim } = useGrade(id);
  return (
    <>
      <p>{words.help[id]}</p>
      <p>{meaning} {claim}</p>
      <p>{words.presetValue(preset)} {limits}</p>
    </>
  );
}

/** Whose value it is; a value of the reader's own has no grade, only the preset's has. */
function useGrade(id: FieldId): { mark: string; meaning: string; claim: string } {
  const { experiment: words } = useMessages();
  const draft = useDraft();
  const found = claimOf(id, draft);
  const { mark, meaning } = found ? words.grades[found.grade] : words.noGrade;
  const claim = found ? words.claims[`${found.presetId} ${found.claim.path}`] ?? found.claim.note : '';
  const { read } = field(id);
  return read(draft.experiment) === read(baseOf(draft)) ? { mark, meaning, claim } : { mark: words.yours, meaning: words.ofPreset(meaning), claim };
}
