import { memo } from 'react';
import type { SearchResult } from '../../../lab/api';
import { percent, score } from '../../controls/numbers';
import { ProductPicture } from '../../controls/ProductPicture';
import { WeightBar } from '../../controls/WeightBar';
import { useMessages } from '../../messages/language';
import { MarkedTitle } from './MarkedTitle';

interface ResultCardProps {
  result: SearchResult;
  /** The query has judgments: a product without one is said to be unjudged. */
  judged: boolean;
  /** Grades of generated catalogs have names. */
  named: boolean;
  selected: boolean;
  /** The card that Tab reaches; arrow keys lead to the others. */
  reachable: boolean;
  onOpen(productId: string): void;
  onReach(productId: string): void;
}

/** One ranked product with its title | picture bar. */
export const ResultCard = memo(function ResultCard({ result, judged, named, selected, reachable, onOpen, onReach }: ResultCardProps) {
  const { search } = useMessages();
  const { productId, weights, grade } = result;
  const gradeName = (value: number) => (named ? (search.grades[value] ?? search.grade(value)) : search.grade(value));
  return (
    <li className="card" data-product-id={productId} data-selected={selected || undefined} data-new={result.before === null || undefined}>
      <ProductPicture productId={productId} hasImage={result.hasImage} />
      <span className="rank">{result.rank}<Move rank={result.rank} before={result.before} /></span>
      {(grade !== null || judged) && <span className="grade" data-grade={named ? grade : undefined}>{grade === null ? search.unjudged : gradeName(grade)}</span>}
      <div className="text">
        <button type="button" className="name" dir="auto" tabIndex={reachable ? 0 : -1} aria-current={selected || undefined} onClick={() => onOpen(productId)} onFocus={() => onReach(productId)}>
          <span><MarkedTitle title={result.title} highlights={result.highlights} /></span>
        </button>
        {weights ? <WeightBar weights={weights} /> : <div className="no-weights" />}
        <div className="numbers">
          {weights && <span>{search.title} {percent(weights.title)}</span>}
          <b>{score(result.score)}</b>
          {weights && <span>{search.picture} {percent(weights.image)}</span>}
        </div>
      </div>
    </li>
  );
});

function Move({ rank, before }: Pick<SearchResult, 'rank' | 'before'>) {
  const { search } = useMessages();
  if (before === undefined) return null;
  if (before === null) return <em data-move="new">{search.newcomer}</em>;
  const by = before - rank;
  if (by === 0) return <em title={search.same}>=</em>;
  return <em data-move={by > 0 ? 'up' : 'down'}><span aria-hidden="true">{by > 0 ? '▲' : '▼'} {Math.abs(by)}</span><span className="sr-only">{(by > 0 ? search.up : search.down)(Math.abs(by))}</span></em>;
}
