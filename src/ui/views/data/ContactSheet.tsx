import { useState } from 'react';
import type { Regime } from '../../../catalog/types';
import type { Slice, SliceProduct } from '../../../lab/api';
import { percent } from '../../controls/numbers';
import { ProductPicture } from '../../controls/ProductPicture';
import { WeightBar } from '../../controls/WeightBar';
import { useMessages } from '../../messages/language';
import { routeHash, useRoute } from '../../state/route';
import { useAnswer } from '../../state/useAnswer';
import { SliceSelect } from './SliceSelect';
import { sheetId, useSlice } from './useSlice';

const pageSize = 24;

/** The products of a slice as they look, a page at a time; each opens in Search. */
export function ContactSheet({ slices }: { slices: Slice[] }) {
  const { sheet, regimes } = useMessages().data;
  const { slice: asked, choose } = useSlice();
  const slice = slices.find(({ id }) => id === asked) ?? slices[0];
  const [turned, setTurned] = useState({ slice: slice.id, from: 0 });
  const from = turned.slice === slice.id ? turned.from : 0;
  const { value, failure } = useAnswer(`slice ${slice.id} ${from}`, (lab) => lab.sliceProducts(slice.id, from, pageSize));
  const products = value ?? [];
  return (
    <section className="panel wide sheet" id={sheetId} aria-labelledby={`${sheetId}-title`}>
      <div className="sheet-head">
        <h2 id={`${sheetId}-title`}>{sheet.title}</h2>
        <SliceSelect slices={slices} chosen={slice} onChoose={choose} />
        <span className="dim">{sheet.orders[slice.order]}</span>
        <Pager from={from} of={slice.products} onTurn={(next) => setTurned({ slice: slice.id, from: next })} />
      </div>
      {slice.kind === 'regime' && <p className="dim">{regimes.names[slice.value as Regime].what}</p>}
      {asked !== slice.id && <p className="notice">{sheet.noSlice(asked)}</p>}
      {failure && <p role="alert" className="notice">{failure}</p>}
      {slice.products === 0 && <p className="dim">{sheet.empty}</p>}
      <ul className="thumbnails" aria-label={sheet.title}>
        {products.map((product) => <Thumbnail key={product.productId} product={product} />)}
      </ul>
    </section>
  );
}

function Pager({ from, of, onTurn }: { from: number; of: number; onTurn(from: number): void }) {
  const { sheet } = useMessages().data;
  const last = Math.min(of, from + pageSize);
  return (
    <div className="pager">
      <span role="status">{of > 0 && sheet.shown(from + 1, last, of)}</span>
      <button type="button" disabled={from === 0} onClick={() => onTurn(from - pageSize)}>{sheet.previous}</button>
      <button type="button" disabled={last === of} onClick={() => onTurn(last)}>{sheet.next}</button>
    </div>
  );
}

function Thumbnail({ product: { productId, title, hasImage, weights, planted, regime } }: { product: SliceProduct }) {
  const { sheet, regimes } = useMessages().data;
  const route = useRoute();
  return (
    <li data-product-id={productId}>
      <a href={routeHash({ ...route, view: 'search', product: productId })} aria-label={sheet.open(title || sheet.untitled)}>
        <ProductPicture productId={productId} hasImage={hasImage} />
        <span className="name" dir="auto" title={title}>{title || <em>{sheet.untitled}</em>}</span>
      </a>
      {weights && <WeightBar weights={weights} />}
      <p className="dim learned" title={regime ? regimes.names[regime].name : undefined}>
        {weights && <span>{sheet.learned(percent(weights.image))}</span>}
        {regime && <span>{planted === null ? sheet.noPlanted : sheet.planted(percent(planted))}</span>}
      </p>
    </li>
  );
}
