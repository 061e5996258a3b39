import type { Example } from '../../../lab/api';
import { useMessages } from '../../messages/language';
import { forgetQueries } from './queryHistory';

export interface Suggestion {
  query: string;
  /** Null for a past query. */
  point: Example['point'] | null;
}

const mostPast = 6;

/** Past queries first, newest on top; an example that was asked already stays among the examples. */
export function suggestionsFor(query: string, past: readonly string[], examples: readonly Example[]): Suggestion[] {
  const known = new Set([query.trim(), ...examples.map((example) => example.query)]);
  const asked = past.filter((text) => !known.has(text)).slice(0, mostPast);
  return [...asked.map((text) => ({ query: text, point: null })), ...examples.filter((example) => example.query !== query.trim())];
}

interface SuggestionsProps {
  id: string;
  offered: Suggestion[];
  active: number;
  onPick(query: string): void;
  onForgotten(): void;
}

export function Suggestions({ id, offered, active, onPick, onForgotten }: SuggestionsProps) {
  const { search } = useMessages();
  const option = (suggestion: Suggestion) => {
    const index = offered.indexOf(suggestion);
    return (
      <div key={`${suggestion.point} ${suggestion.query}`} id={`${id}-${index}`} role="option" aria-selected={index === active}
        onMouseDown={(event) => event.preventDefault()} onClick={() => onPick(suggestion.query)}>
        <bdi>{suggestion.query}</bdi>{suggestion.point && <small>{search.points[suggestion.point]}</small>}
      </div>
    );
  };
  const past = offered.filter(({ point }) => point === null);
  const examples = offered.filter(({ point }) => point !== null);
  return (
    <div className="suggestions">
      <div id={id} role="listbox" aria-label={search.suggestions}>
        {past.length > 0 && <div role="group" aria-label={search.past}><span aria-hidden="true">{search.past}</span>{past.map(option)}</div>}
        {examples.length > 0 && <div role="group" aria-label={search.tryThese}><span aria-hidden="true">{search.tryThese}</span>{examples.map(option)}</div>}
      </div>
      {past.length > 0 && <button type="button" onClick={() => { forgetQueries(); onForgotten(); }}>{search.forget}</button>}
    </div>
  );
}
