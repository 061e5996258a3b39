import { useMemo, useRef, useState } from 'react';
import { runRanker } from '../../../../lab/runs/runId';
import type { FrameQuery } from '../../../../lab/runsApi';
import { Emphasized } from '../../../controls/Emphasized';
import { useMessages } from '../../../messages/language';
import { pinDepth } from '../../../state/frames';
import { routeHash, useRoute } from '../../../state/route';
import type { ShownRun } from '../../../state/shownRun';
import { useGlide } from '../../search/glide';
import { movesBetween } from './frameChanges';
import { EmptySlot, PinnedItem } from './PinnedItem';
import { WhyHere } from './WhyHere';

interface QueryProps {
  query: string;
  run: ShownRun | null;
  /** Null until it is ranked. */
  ranked: FrameQuery | null;
  before: FrameQuery | null;
  step: number | null;
  following: boolean;
  named: boolean;
  onUnpin(query: string): void;
}

/** Products that are looked into at once. */
const mostChosen = 2;

/** A pinned query: how much of what is right it finds, and its first six. */
export function PinnedQuery({ query, run, ranked, before, step, following, named, onUnpin }: QueryProps) {
  const { pins } = useMessages();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const list = useRef<HTMLOListElement>(null);
  useGlide(list, ranked, 300);
  const moves = useMemo(() => ranked && movesBetween(before, ranked), [before, ranked]);
  const choose = (productId: string) => setChosen((now) => (now.includes(productId) ? now.filter((each) => each !== productId) : [...now, productId].slice(-mostChosen)));
  return (
    <li className="pinned-query" data-ndcg={ranked?.ndcg10 ?? undefined}>
      <div className="pin-head">
        <QueryText query={query} run={run} step={step} following={following} />
        <button type="button" className="unpin" aria-label={pins.unpin(query)} title={pins.unpin(query)} onClick={() => onUnpin(query)}>×</button>
      </div>
      <p className="found">{ranked ? <Found ranked={ranked} /> : ' '}</p>
      <ol ref={list} className="items" aria-label={pins.items(query)}>
        {ranked?.results.map((result) => <PinnedItem key={result.productId} result={result} move={moves?.get(result.productId) ?? null} named={named} chosen={chosen.includes(result.productId)} onChoose={choose} />)}
        {!ranked && Array.from({ length: pinDepth }, (_, i) => <EmptySlot key={i} />)}
      </ol>
      {run && step !== null && ranked && chosen.length > 0 && <WhyHere run={run} step={step} following={following} query={query} productIds={chosen} onClose={() => setChosen([])} />}
    </li>
  );
}

/** Leads to the results of this query by the checkpoint that is shown. */
function QueryText({ query, run, step, following }: Pick<QueryProps, 'query' | 'run' | 'step' | 'following'>) {
  const { pins } = useMessages();
  const route = useRoute();
  if (!run || step === null) return <b dir="auto">{query}</b>;
  const ranker = runRanker(run.runId, following ? null : step);
  return <a href={routeHash({ ...route, view: 'search', query, ranker, product: null })} dir="auto" title={pins.open(query)}>{query}</a>;
}

function Found({ ranked: { found10, relevant, ndcg10 } }: { ranked: FrameQuery }) {
  const { pins } = useMessages();
  if (found10 === null || relevant === null) return pins.unjudged;
  if (relevant === 0) return pins.noneRelevant;
  return <><span><Emphasized text={pins.found(found10, relevant)} /></span>{ndcg10 !== null && <span>{pins.ndcg(ndcg10.toFixed(2))}</span>}</>;
}
