import type { SearchResult } from '../../../lab/api';
import { percent, score } from '../../controls/numbers';
import { ProductPicture } from '../../controls/ProductPicture';
import { WeightBar } from '../../controls/WeightBar';

/** One ranked product with its title | picture bar. */
export function ResultCard({ result }: { result: SearchResult }) {
  const { weights } = result;
  return (
    <li className="card" data-product-id={result.productId}>
      <ProductPicture productId={result.productId} hasImage={result.hasImage} />
      <span className="rank">{result.rank}</span>
      <div className="text">
        <p className="name" dir="auto">{result.title}</p>
        {weights && <WeightBar weights={weights} />}
        <div className="numbers">
          {weights && <span>{percent(weights.title)}</span>}
          <b>{score(result.score)}</b>
          {weights && <span>{percent(weights.image)}</span>}
        </div>
      </div>
    </li>
  );
}
