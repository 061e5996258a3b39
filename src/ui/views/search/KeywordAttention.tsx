import { lazy, memo, Suspense, useState } from 'react';
import type { AttentionShare, SearchAnswer } from '../../../lab/api';
import { percent } from '../../controls/numbers';
import { useMessages } from '../../messages/language';
import { Emphasized } from '../../controls/Emphasized';
import { querySentence } from './sentences';

const AttentionTable = lazy(() => import('./AttentionTable'));
const KeywordSources = lazy(() => import('./KeywordSources'));

/** How much each typed word and each added keyword counts in the query's vector, and one sentence about it. */
export const KeywordAttention = memo(function KeywordAttention({ answer }: { answer: SearchAnswer }) {
  const { search } = useMessages();
  const [asTable, setAsTable] = useState(false);
  const [sources, setSources] = useState(false);
  const { attention } = answer;
  const hasAdded = attention?.some(({ added }) => added) ?? false;
  return (
    <section className="query-panel">
      <header>
        <h2 title={search.attentionHow}>{search.attention}</h2>
        {attention && attention.length > 0 && <button type="button" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>{search.showTable}</button>}
        {hasAdded && <button type="button" aria-expanded={sources} onClick={() => setSources(!sources)}>{search.showSources}</button>}
      </header>
      {attention && attention.length > 0 ? <Shares attention={attention} /> : <p className="why">{attention || !answer.wordsOnly ? search.noWords : search.wordsOnly}</p>}
      <p className="say"><Emphasized text={querySentence(answer, search)} /></p>
      <Suspense>
        {asTable && attention && attention.length > 0 && <AttentionTable attention={attention} />}
        {sources && hasAdded && <KeywordSources query={answer.query} />}
      </Suspense>
    </section>
  );
});

/** Shares of the same words keep their place; long queries wrap. */
function Shares({ attention }: { attention: readonly AttentionShare[] }) {
  const { search } = useMessages();
  return (
    <ul className="attention" aria-label={search.attention}>
      {attention.map(({ text, added, share }, i) => (
        <li key={`${i} ${text}`} className={added ? 'added' : undefined} style={{ '--share': share } as React.CSSProperties}>
          <span><span aria-hidden="true">{added ? '+ ' : ''}</span><bdi>{text}</bdi>{added && <span className="sr-only"> ({search.columns.added})</span>}</span>
          <small>{percent(share)}</small>
        </li>
      ))}
    </ul>
  );
}
