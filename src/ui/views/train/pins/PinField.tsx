import { useId, useState, type FormEvent } from 'react';
import { useMessages } from '../../../messages/language';
import { mostPins, setPins } from '../../../state/frames';
import { useLabStore } from '../../../state/labStore';
import { useAnswer } from '../../../state/useAnswer';

/** Suggested at once: a list of more is no help. */
const mostSuggested = 300;

/** Pins another query: one of the catalog's, judged ones first, or any other text. */
export function PinField({ pins, suggested, open }: { pins: readonly string[]; suggested: boolean; open: boolean }) {
  const { pins: { add } } = useMessages();
  const [typed, setTyped] = useState('');
  const [wanted, setWanted] = useState(false);
  const [id, whyId] = [useId(), useId()];
  const queries = useCatalogQueries(wanted && open);
  const text = typed.trim();
  const why = !open ? add.closed : pins.length >= mostPins ? add.full(mostPins) : pins.includes(text) ? add.known : null;
  const closed = !open || pins.length >= mostPins;
  const pin = (event: FormEvent) => {
    event.preventDefault();
    if (why !== null || !text) return;
    setPins([...pins, text]);
    setTyped('');
  };
  return (
    <form className="pin-field" onSubmit={pin}>
      <label>
        <span>{add.label}</span>
        <input type="text" list={id} value={typed} disabled={closed} maxLength={200} dir="auto" autoComplete="off" spellCheck={false} aria-describedby={whyId}
          onFocus={() => setWanted(true)} onChange={({ currentTarget }) => setTyped(currentTarget.value)} />
      </label>
      <datalist id={id}>{queries.filter((query) => !pins.includes(query)).map((query) => <option key={query} value={query} />)}</datalist>
      <button type="submit" disabled={closed || why !== null} title={why ?? undefined} aria-description={why ?? undefined}>{add.pin}</button>
      <p className="dim" id={whyId}>{why ?? ' '}</p>
      {!suggested && <button type="button" onClick={() => setPins(null)}>{add.suggested}</button>}
    </form>
  );
}

/** The catalog's examples, then the queries that products are known to be right for. */
function useCatalogQueries(wanted: boolean): string[] {
  const { catalogId, status } = useLabStore();
  const { value } = useAnswer(wanted && catalogId ? `queries to pin ${catalogId}` : null, async (lab) => ({ catalogId, rows: (await lab.describe()).queryRows }));
  if (!wanted) return [];
  const judged = value?.catalogId === catalogId ? value.rows.filter(({ relevant }) => relevant > 0).map(({ text }) => text) : [];
  return [...new Set([...(status?.examples ?? []).map(({ query }) => query), ...judged])].slice(0, mostSuggested);
}
