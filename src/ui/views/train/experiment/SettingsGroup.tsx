import { useId } from 'react';
import { field, type FieldGroup } from '../../../../experiment/fields';
import { useMessages } from '../../../messages/language';
import { changedInDraft, useDraft } from '../../../state/draft';
import { split } from './essentials';
import { FieldRow } from './FieldRow';
import { setOpen, useOpenGroups } from './openGroups';

/** Settings of one part of the model: the essential and the changed ones, all of them when it is open. */
export function SettingsGroup({ group }: { group: FieldGroup }) {
  const { experiment: words } = useMessages();
  const draft = useDraft();
  const isOpen = useOpenGroups(({ open }) => open.includes(group));
  const id = useId();
  const { first, rest } = split(group);
  const changed = changedInDraft(draft).filter((each) => field(each).group === group);
  const hidden = isOpen ? [] : rest.filter((each) => !changed.includes(each));
  const shown = [...first, ...rest].filter((each) => !hidden.includes(each));
  const foldable = isOpen ? rest.length : hidden.length;
  return (
    <section className="settings" aria-labelledby={id}>
      <div className="settings-head">
        <h3 id={id}>{words.groups[group]}</h3>
        {foldable > 0 && (
          <button type="button" className="fold" aria-expanded={isOpen} aria-label={isOpen ? words.fewerOf(words.groups[group]) : words.moreOf(words.groups[group], foldable)} onClick={() => setOpen(group, !isOpen)}>
            {isOpen ? words.fewer : words.more(foldable)}
          </button>
        )}
      </div>
      {shown.map((each) => <FieldRow key={each} id={each} />)}
    </section>
  );
}
