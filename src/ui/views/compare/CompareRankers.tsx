import { useRef } from 'react';
import { useMessages } from '../../messages/language';
import { useExamples } from '../../state/firstAnswer';
import { useLabStore } from '../../state/labStore';
import { go, useRoute } from '../../state/route';
import { useAnswer } from '../../state/useAnswer';
import { parseRunRanker } from '../../../lab/runs/runId';
import { MissingRun } from '../search/MissingRun';
import { SearchBox } from '../search/SearchBox';
import { useTypedQuery } from '../search/typedQuery';
import { AllQueries } from './AllQueries';
import { useRankerName } from '../../state/rankerName';
import { useComparedPair } from './comparedPair';
import { EncodeOffer } from '../../controls/EncodeOffer';
import { leadSentence } from './leadSentence';
import { OverlapNumbers } from './OverlapNumbers';
import { RankerChoice } from './RankerChoice';
import { SideBySide } from './SideBySide';

/** Two rankers, on one query side by side and over all queries. */
export function CompareRankers() {
  const messages = useMessages();
  const { compare, shell } = messages;
  const { query, ranker, against } = useRoute();
  const typed = useTypedQuery();
  const examples = useExamples();
  const { a, b } = useComparedPair();
  const { phase, status } = useLabStore();
  const missing = [ranker, against].find((side) => parseRunRanker(side) && side !== a && side !== b);
  const name = useRankerName();
  const top = useRef<HTMLDivElement>(null);
  const asked = query.trim() === '' ? null : JSON.stringify([query, a, b]);
  const { value, stale, failure } = useAnswer(asked, (lab) => lab.comparePair(query, a, b));
  const pair = asked === null ? null : value;
  const current = pair && pair.a.ranker === a && pair.b.ranker === b ? pair : null;
  const unencoded = failure ? [...new Set([a, b])].find((side) => status?.rankers.some(({ id, state }) => id === side && state === 'notEncoded')) : undefined;

  /** Whoever chooses the other side's ranker swaps them. */
  const choose = (ranker: string, against: string) => go({ ranker, against });
  const show = (text: string) => {
    typed.choose(text);
    top.current?.scrollIntoView({ block: 'start', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
    top.current?.focus({ preventScroll: true });
  };
  return (
    <>
      <div ref={top} tabIndex={-1} className="top">
        <SearchBox typed={typed} examples={examples} />
      </div>
      <div className="choices">
        <RankerChoice side="a" ranker={a} figure={current?.figures[0] ?? null} onChoose={(ranker) => choose(ranker, ranker === b ? a : b)} />
        <button type="button" className="swap" aria-label={compare.swap} title={compare.swap} onClick={() => choose(b, a)}>⇄</button>
        <RankerChoice side="b" ranker={b} figure={current?.figures[1] ?? null} onChoose={(against) => choose(against === a ? b : a, against)} />
      </div>
      {missing && <MissingRun ranker={missing} instead={missing === ranker ? a : b} />}
      {unencoded && <EncodeOffer key={unencoded} ranker={unencoded} />}
      {failure && !unencoded && <p role="alert" className="notice">{shell.failed(failure)}</p>}
      {!failure && <p className="lead" aria-live="polite">{pair ? leadSentence(messages, pair, name) : asked === null ? compare.noQuery : phase === 'failed' ? '' : shell.opening}</p>}
      {!failure && pair && <>
        <SideBySide pair={pair} stale={stale} />
        <OverlapNumbers overlap={pair.overlap} />
      </>}
      {status && <AllQueries pair={{ a, b }} onShow={show} />}
    </>
  );
}
