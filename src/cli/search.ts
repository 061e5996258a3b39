import { encodeQuery } from '../features/encodeQuery';
import { createRankers, rankers } from '../lab/rankers';
import { openRun } from './openRun';
import { oneOf, readOptions, required, wholeNumber } from './options';

const help = `
Searches a catalog with a trained run.

  npm run search -- --run runs/a "red striped dress"

  --run FOLDER      the run
  --catalog NAME    another catalog than the run's own: shop, shop-nano, or a folder
  --retriever NAME  dense (default), bm25, blend, rrf, popularity, random
  --limit N         results, 10 unless told
  --format FORMAT   table (default) or json`;

const options = {
  run: { type: 'string' }, catalog: { type: 'string' }, retriever: { type: 'string', default: 'dense' }, limit: { type: 'string', default: '10' }, format: { type: 'string', default: 'table' },
} as const;

export async function search(argv: string[]): Promise<void> {
  const { values, positionals } = readOptions(argv, help, options, true);
  const query = positionals.join(' ').trim();
  if (!query) throw new Error('A query is missing: npm run search -- --run runs/a "red striped dress"');
  const ranker = oneOf(values.retriever ?? 'dense', rankers, 'retriever');
  const format = oneOf(values.format ?? 'table', ['table', 'json'] as const, 'format');
  const limit = wholeNumber(values.limit ?? '10', 'limit', 1);
  const run = await openRun(required(values.run, 'run'), values.catalog);
  const { hits, matches } = await createRankers(run.model, run.index, run.open.catalog, run.split)[ranker].search(query, limit);
  const { attention } = ranker === 'dense' || ranker === 'blend' || ranker === 'rrf' ? await run.model.queries.of(query) : { attention: null };
  const { context } = run.checkpoint;
  const { unknownWords } = encodeQuery(query, run.model.tokenizer, context.lexicon, context.record.experiment.features.keywords);
  const titles = new Map(run.open.catalog.products.map((product) => [product.id, product]));

  if (format === 'json') {
    console.log(JSON.stringify({ query, retriever: ranker, matches, attention, unknownWords, hits: hits.map((hit) => ({ ...hit, title: titles.get(hit.productId)?.title })) }, null, 1));
    return;
  }
  if (attention) console.log(`Words: ${attention.map(({ text, added, share }) => `${added ? '+' : ''}${text} ${percent(share)}`).join(', ')}`);
  if (unknownWords.length > 0) console.log(`Never seen in training: ${unknownWords.join(', ')}`);
  if (!matches) console.log(hits.length > 0 ? 'Nothing matches. The nearest misses:' : 'Nothing matches.');
  for (const [i, hit] of hits.entries()) {
    const product = titles.get(hit.productId);
    const weights = hit.imageWeight === undefined ? '' : `title ${percent(1 - hit.imageWeight)} picture ${percent(hit.imageWeight)}`;
    console.log([String(i + 1).padStart(3), hit.score.toFixed(3).padStart(7), weights.padEnd(24), hit.productId.padEnd(10), product?.title ?? '', product?.category ? `(${product.category})` : ''].join('  '));
  }
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`.padStart(5);
}
