import { useState, type CSSProperties } from 'react';
import type { PairOfAnswers, SearchAnswer } from '../../../lab/api';
import { useMessages } from '../../messages/language';
import { ComparedProduct } from './ComparedProduct';
import { Connectors } from './Connectors';
import { useRankerName } from '../../state/rankerName';

/** The first ten of both rankers, equal products joined by a line. */
export function SideBySide({ pair, stale }: { pair: PairOfAnswers; stale: boolean }) {
  const { compare } = useMessages();
  const name = useRankerName();
  const [pointed, setPointed] = useState<string | null>(null);
  const [a, b] = [pair.a.results, pair.b.results];
  const rows = Math.max(a.length, b.length);
  return (
    <div className={stale ? 'sides stale' : 'sides'} role="group" aria-label={compare.onQuery(pair.query)} style={{ '--rows': rows } as CSSProperties}>
      <Side answer={pair.a} other={pair.b} pointed={pointed} onPoint={setPointed} className="a" />
      <Connectors a={a} b={b} rows={rows} pointed={pointed} />
      <Side answer={pair.b} other={pair.a} pointed={pointed} onPoint={setPointed} className="b" />
      {a.length > 0 && b.length > 0 && <p className="legend">
        <span>{compare.connectors}</span>
        {(['higher', 'lower', 'same'] as const).map((way) => (
          <span key={way}><svg viewBox="0 0 28 8" aria-hidden="true"><path className={way} d="M0 4H28" /></svg>{way === 'same' ? compare.directions.same : compare.directions[way](name(pair.b.ranker))}</span>
        ))}
        <span>{compare.directions.only}</span>
      </p>}
    </div>
  );
}

interface SideProps {
  answer: SearchAnswer;
  other: SearchAnswer;
  pointed: string | null;
  onPoint(productId: string | null): void;
  className: 'a' | 'b';
}

function Side({ answer, other, pointed, onPoint, className }: SideProps) {
  const { compare } = useMessages();
  const name = useRankerName();
  const judged = answer.results.some(({ grade }) => grade !== null);
  const inOther = new Set(other.results.map(({ productId }) => productId));
  const ranker = { id: answer.ranker, name: name(answer.ranker) };
  return (
    <div className={`side ${className}`}>
      <header>
        <h2>{compare.list(ranker.name)}</h2>
        {answer.results.length > 0 && !answer.matches && <p className="dim" title={compare.nearMissesWhy}>{compare.nearMisses}</p>}
      </header>
      {answer.results.length === 0 && <p className="dim">{compare.findsNothing(ranker.name)}</p>}
      <ol aria-label={compare.list(ranker.name)}>
        {answer.results.map((result) => (
          <ComparedProduct key={result.productId} result={result} ranker={ranker} other={name(other.ranker)} judged={judged} shared={inOther.has(result.productId)} pointed={pointed === result.productId} onPoint={onPoint} />
        ))}
      </ol>
    </div>
  );
}
