import { memo, useCallback, useRef, useState } from 'react';
import type { SearchAnswer } from '../../../lab/api';
import { useMessages } from '../../messages/language';
import { go } from '../../state/route';
import { moveAmongCards } from './cardKeys';
import { useGlide } from './glide';
import { ResultCard } from './ResultCard';

interface ResultsProps {
  answer: SearchAnswer | null;
  judged: boolean;
  named: boolean;
  selected: string | null;
  /** A newer answer is on its way. */
  busy: boolean;
  /** The answer was made when the page was built. */
  beforehand: boolean;
  /** The answer belongs to an older query, and the newer one takes until the worker is ready. */
  waiting: boolean;
}

/** The ranked products. An old answer stays until the new one is there; what moved glides. */
export const Results = memo(function Results({ answer, judged, named, selected, busy, beforehand, waiting }: ResultsProps) {
  const { search } = useMessages();
  const list = useRef<HTMLOListElement>(null);
  const [reached, setReached] = useState<string | null>(null);
  useGlide(list, answer);
  const open = useCallback((productId: string) => go({ product: productId }), []);
  const results = answer?.results ?? [];
  const reachable = results.some(({ productId }) => productId === reached) ? reached : (results.find(({ productId }) => productId === selected) ?? results[0])?.productId;
  return (
    <ol ref={list} className="results" aria-label={search.results} aria-busy={busy} data-query={answer?.query} data-beforehand={beforehand} data-waiting={waiting || undefined}
      data-near-misses={answer && !answer.matches ? true : undefined} onKeyDown={moveAmongCards}>
      {results.map((result) => (
        <ResultCard key={result.productId} result={result} judged={judged} named={named} selected={result.productId === selected} reachable={result.productId === reachable} onOpen={open} onReach={setReached} />
      ))}
    </ol>
  );
});
