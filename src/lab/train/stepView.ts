import type { Batch } from '../../training/batches';
import type { Dissection } from '../../training/dissection';
import type { Prepared } from '../prepare';
import type { StepView } from '../trainApi';

/** An update taken apart, in the words of the catalog. */
export function stepView(step: number, batch: Batch, { imageWeights, ...numbers }: Dissection, { pairs, open: { catalog } }: Prepared): StepView {
  const texts = new Map(pairs.queries.map(({ id, text }) => [id, text]));
  const products = new Map(catalog.products.map((product) => [product.id, product]));
  const rows = batch.pairs.map((pair, i) => {
    const { queryId, productId } = pairs.pairs[pair];
    return {
      queryId, query: texts.get(queryId) ?? '', keywords: batch.keywords[i], productId, title: products.get(productId)?.title ?? '',
      hasImage: batch.products[i].hasImage, imageWeight: imageWeights ? imageWeights[i] : null,
    };
  });
  return { step, rows, ...numbers };
}
