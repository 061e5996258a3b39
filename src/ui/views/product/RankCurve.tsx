import type { ProductExplanation, RankerId, SwapPoint } from '../../../lab/api';
import { Figure } from '../../controls/Figure';
import { useMessages } from '../../messages/language';
import { go, routeHash, useRoute } from '../../state/route';
import { RankChart } from './RankChart';

/** The product's rank if its own image weight were another one, and where it would change places. */
export function RankCurve({ explained, ranker }: { explained: ProductExplanation; ranker: RankerId }) {
  const { curve: words } = useMessages().product;
  const { rankByWeight, weights, planted, swaps, findings, rank } = explained;
  if (rank === null) return null;
  if (!rankByWeight || !weights) {
    if (ranker === 'blend') return <section><h3>{words.caption}</h3><p className="dim">{words.blend} <button type="button" className="link" onClick={() => go({ ranker: 'make' })}>{words.showMake}</button></p></section>;
    return findings.some(({ kind }) => kind === 'oneSided') ? <section><h3>{words.caption}</h3><p className="dim">{words.oneSided}</p></section> : null;
  }
  const { weight, rank: rankHeader, score } = words.columns;
  return (
    <section>
      <Figure name={words.name} caption={words.caption} columns={[weight, rankHeader, score]} rows={rankByWeight.map((point) => [point.imageWeight, point.rank, point.score])}>
        <RankChart points={rankByWeight} learned={weights.image} isSet={findings.some(({ kind }) => kind === 'sameForAll')} planted={planted?.weights?.image ?? null} />
      </Figure>
      {swaps.length > 0 && <ul className="swaps">{swaps.map((swap) => <Swap key={swap.imageWeight} swap={swap} learned={weights.image} />)}</ul>}
    </section>
  );
}

function Swap({ swap: { imageWeight, passes, productId, title }, learned }: { swap: SwapPoint; learned: number }) {
  const { curve, untitled } = useMessages().product;
  const route = useRoute();
  const say = (passes ? curve.passes : curve.falls)[imageWeight > learned ? 'more' : 'less'];
  return <li>{say(exact(imageWeight))} <a href={routeHash({ ...route, product: productId })} dir="auto">{title.trim() || untitled}</a></li>;
}

/** A swap may lie within one percent of the learned weight. */
function exact(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
