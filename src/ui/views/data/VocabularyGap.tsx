import { useState } from 'react';
import type { CatalogDescription } from '../../../lab/api';
import { count } from '../../controls/numbers';
import { useMessages } from '../../messages/language';
import { routeHash, useRoute } from '../../state/route';
import { Panel } from './Panel';

const shownAtFirst = 36;

/** Words that people search with and no title has; each asks a query that holds it. */
export function VocabularyGap({ description: { queries, vocabularyGap } }: { description: CatalogDescription }) {
  const { gap } = useMessages().data;
  const route = useRoute();
  const [all, setAll] = useState(false);
  const { words, distinct } = vocabularyGap;
  if (words.length === 0) return <Panel title={gap.title}><p className="dim">{queries === 0 ? gap.noQueries : gap.none}</p></Panel>;
  return (
    <Panel title={gap.title} note={gap.note(distinct)}>
      <ul className="words" aria-label={gap.list}>
        {words.slice(0, all ? words.length : shownAtFirst).map(({ word, queries, example }) => (
          <li key={word}>
            <a href={routeHash({ ...route, view: 'search', query: example, product: null })} aria-label={gap.ask(word, queries, example)} title={gap.ask(word, queries, example)} dir="auto">
              {word} <small>{count(queries)}</small>
            </a>
          </li>
        ))}
      </ul>
      {words.length > shownAtFirst && <button type="button" className="quiet" aria-expanded={all} onClick={() => setAll(!all)}>{all ? gap.fewer : gap.all(words.length)}</button>}
    </Panel>
  );
}
