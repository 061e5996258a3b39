import type { CatalogDescription } from '../../../lab/api';
import { ImageWeightChart } from '../../charts/ImageWeightChart';
import { Figure } from '../../controls/Figure';
import { percent } from '../../controls/numbers';
import { useMessages } from '../../messages/language';
import { EncodeOffer } from '../../controls/EncodeOffer';
import { Panel } from './Panel';
import { useSlice } from './useSlice';

/** How many products lean how far on their picture; a bar opens its products on the contact sheet. */
export function ImageWeights({ description: { imageWeights, products } }: { description: CatalogDescription }) {
  const { weights } = useMessages().data;
  const { slice, show } = useSlice();
  if (!imageWeights) return <Panel title={weights.title(products)}><EncodeOffer ranker="make" /></Panel>;
  const { histogram, median, low, high } = imageWeights;
  return (
    <Figure name={weights.name} caption={weights.caption(products, percent(median), percent(low), percent(high))}
      columns={[weights.from, weights.products]} rows={histogram.map(({ from, products }) => [from, products])}>
      <ImageWeightChart histogram={histogram} chosen={slice} onChoose={show} />
    </Figure>
  );
}
