import type { StepView } from '../../../../lab/trainApi';
import { percent } from '../../../controls/numbers';
import { ProductPicture } from '../../../controls/ProductPicture';
import { useMessages } from '../../../messages/language';
import { useLiveRun } from '../../../state/liveRun';
import { cellKind, cosineAt, rowFacts, shareOfRow, type CellAt } from './batchFacts';
import { useTemperature } from './temperature';

/** One cell: whose query, which product, how close, and what the update makes of it. `told` = read out when it changes. */
export function PickedCell({ view, cell, told }: { view: StepView; cell: CellAt; told: boolean }) {
  const { pins: { slowMotion: { cell: words } } } = useMessages();
  const { row, column } = cell;
  const [query, product] = [view.rows[row], view.rows[column]];
  const facts = rowFacts(view, row);
  const { isSoftmax, temperature } = useTemperature(view.step);
  const share = isSoftmax && temperature !== null ? shareOfRow(view, cell, temperature) : null;
  return (
    <div className="picked-cell" aria-live={told ? 'polite' : 'off'}>
      <p className="dim">{words.at(row + 1, column + 1)}</p>
      <dl>
        <div><dt>{words.query}</dt><dd dir="auto"><b>{query.query}</b></dd></div>
        {query.keywords.length > 0 && <div><dt>{words.keywords}</dt><dd dir="auto">{query.keywords.join(', ')}</dd></div>}
        <div><dt>{words.loss}</dt><dd>{facts.loss.toFixed(2)}</dd></div>
        {share !== null && <div><dt>{words.share}</dt><dd>{share < 0.005 ? words.less : percent(share)}</dd></div>}
      </dl>
      <div className="products">
        <Product row={product} name={words.product} cosine={cosineAt(view, cell)} />
        {row !== column && <Product row={query} name={words.own} cosine={facts.own} />}
      </div>
      <p className="kind">{words.kinds[cellKind(view, cell)]}</p>
    </div>
  );
}

function Product({ row: { productId, title, hasImage, imageWeight }, name, cosine }: { row: StepView['rows'][number]; name: string; cosine: number }) {
  const { pins: { slowMotion: { cell: words } }, search } = useMessages();
  const catalog = useLiveRun(({ experiment }) => experiment?.catalog);
  return (
    <div className="product">
      <ProductPicture productId={productId} hasImage={hasImage} catalog={catalog} alt={words.picture(title || search.untitled)} />
      <p><span className="dim">{name}</span> <span dir="auto">{title || search.untitled}</span></p>
      <p><span className="dim">{words.cosine}</span> <b>{cosine.toFixed(2)}</b>{imageWeight !== null && <span className="dim"> · {words.imageWeight} {percent(imageWeight)}</span>}</p>
    </div>
  );
}
