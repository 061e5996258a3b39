import type { SearchResult } from '../../../lab/api';
import { usePicture } from '../../state/pictures';
import { percent, score } from '../../controls/numbers';

const gradeNames = ['no match', 'partial', 'near', 'exact'];

/** One ranked product with its title | picture bar. */
export function ResultCard({ result }: { result: SearchResult }) {
  const { weights } = result;
  const picture = usePicture(result.productId, true);
  return (
    <li className="card" data-product-id={result.productId}>
      {picture ? <img src={picture} alt="" /> : <div className="nothing">no picture</div>}
      <span className="rank">{result.rank}</span>
      {result.grade !== null && <span className="grade" data-grade={result.grade}>{gradeNames[result.grade] ?? `grade ${result.grade}`}</span>}
      <div className="text">
        <p className="name" dir="auto">{result.title || <i>no title</i>}</p>
        {weights && (
          <div className="weights" role="meter" aria-label="Image weight" aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(weights.image * 100)}
            aria-valuetext={`title ${percent(weights.title)}, picture ${percent(weights.image)}`} style={{ '--title-share': weights.title } as React.CSSProperties}>
            <span className="title" /><span className="image" />
          </div>
        )}
        <div className="numbers">
          {weights && <span>title {percent(weights.title)}</span>}
          <b>{score(result.score)}</b>
          {weights && <span>picture {percent(weights.image)}</span>}
        </div>
      </div>
    </li>
  );
}
