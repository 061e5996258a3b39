import type { SearchResult } from '../../../lab/api';
import { percent, score } from '../../controls/numbers';
import { ProductPicture } from '../../controls/ProductPicture';
import { WeightBar } from '../../controls/WeightBar';
import { useMessages } from '../../messages/language';
import { useLabStore } from '../../state/labStore';
import { routeHash, useRoute } from '../../state/route';
import { MarkedTitle } from '../search/MarkedTitle';

interface ComparedProductProps {
  result: SearchResult;
  ranker: { id: string; name: string };
  /** Name of the ranker on the other side. */
  other: string;
  /** The query has judgments: a product without one is said to be unjudged. */
  judged: boolean;
  /** False where the other side's first ten lack it. */
  shared: boolean;
  pointed: boolean;
  onPoint(productId: string | null): void;
}

/** One product of a side: what the ranker makes of it, and where the other ranker has it. */
export function ComparedProduct({ result, ranker, other, judged, shared, pointed, onPoint }: ComparedProductProps) {
  const { compare, search } = useMessages();
  /** Grades of generated catalogs have names. */
  const named = useLabStore(({ status }) => status?.catalog.kind !== 'own');
  const route = useRoute();
  const { productId, title, weights, grade, before } = result;
  const point = { onPointerEnter: () => onPoint(productId), onPointerLeave: () => onPoint(null), onFocus: () => onPoint(productId), onBlur: () => onPoint(null) };
  return (
    <li data-product-id={productId} className={[!shared && 'only', pointed && 'here'].filter(Boolean).join(' ') || undefined} {...point}>
      <span className="place">{result.rank}</span>
      <ProductPicture productId={productId} hasImage={result.hasImage} />
      <div className="what">
        <a href={routeHash({ ...route, view: 'search', ranker: ranker.id, product: productId })} aria-label={compare.openInSearch(title || search.untitled, ranker.name)} dir="auto">
          <MarkedTitle title={title} highlights={result.highlights} />
        </a>
        <p className="facts">
          <b>{score(result.score)}</b>
          {(grade !== null || judged) && <span>{grade === null ? search.unjudged : (named && search.grades[grade]) || search.grade(grade)}</span>}
        </p>
        {weights && <div className="weighed"><WeightBar weights={weights} /><span>{percent(weights.title)}</span><span>{percent(weights.image)}</span></div>}
      </div>
      <span className="other">{typeof before === 'number' ? compare.rankWith(other, before) : compare.notFoundBy(other)}</span>
    </li>
  );
}
