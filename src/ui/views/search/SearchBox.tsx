import { useId, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
import type { Example } from '../../../lab/api';
import { useMessages } from '../../messages/language';
import { usePastQueries } from './queryHistory';
import { Suggestions, suggestionsFor } from './Suggestions';
import type { TypedQuery } from './typedQuery';

/** Longer texts are cut: no query needs them, and an address cannot hold them. */
const longest = 10_000;

/** The field, with past and example queries under it while it has the focus and nothing is typed. */
export function SearchBox({ typed, examples }: { typed: TypedQuery; examples: readonly Example[] }) {
  const { search } = useMessages();
  const { query, type, settle, choose } = typed;
  const past = usePastQueries(({ queries }) => queries);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const field = useRef<HTMLInputElement>(null);
  const listId = useId();
  const offered = suggestionsFor(query, past, examples);
  const shown = open && offered.length > 0;

  const show = (next: boolean) => {
    setOpen(next);
    setActive(-1);
  };
  const pick = (text: string) => {
    choose(text);
    show(false);
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!shown) setOpen(true);
      setActive(stepped(active, event.key === 'ArrowDown' ? 1 : -1, offered.length));
    } else if (event.key === 'Enter') {
      if (shown && offered[active]) pick(offered[active].query);
      else {
        settle();
        show(false);
      }
    } else if (event.key === 'Escape' && shown) {
      event.preventDefault();
      show(false);
    }
  };
  const leave = (event: FocusEvent) => !event.currentTarget.contains(event.relatedTarget) && show(false);

  return (
    <div className="search-box" role="search" onBlur={leave}>
      <label>
        <svg width="20" height="20" viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true"><circle cx="8.5" cy="8.5" r="6" /><path d="M13 13l5 5" /></svg>
        <input ref={field} type="search" aria-label={search.box} value={query} maxLength={longest} dir="auto" autoComplete="off" autoCapitalize="none" spellCheck={false} enterKeyHint="search"
          aria-autocomplete="list" aria-controls={shown ? listId : undefined} aria-activedescendant={shown && active >= 0 ? `${listId}-${active}` : undefined}
          onChange={(event) => { type(event.currentTarget.value); show(false); }} onFocus={() => show(true)} onClick={() => setOpen(true)} onKeyDown={press} />
        <kbd aria-hidden="true">/</kbd>
      </label>
      {shown && <Suggestions id={listId} offered={offered} active={active} onPick={pick} onForgotten={() => field.current?.focus()} />}
    </div>
  );
}

/** Around the options and the field itself (-1). */
function stepped(active: number, step: 1 | -1, options: number): number {
  const next = active + step;
  return next >= options ? -1 : next < -1 ? options - 1 : next;
}
