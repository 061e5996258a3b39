import { encodeQuery } from '../../features/encodeQuery';
import { isContentWord } from '../../features/terms';
import type { EncodedQuery } from '../../features/types';
import { foldWord } from '../../features/words';
import { largestRemainder } from '../../math/largestRemainder';
import type { Hit } from '../../retrieval/retriever';
import type { AttentionShare, SearchAnswer, SearchRequest, SearchResult } from '../api';
import { queryFindings } from './findings';
import { highlighter } from './highlights';
import { askedText, gradeOf, type OpenedCatalog } from './openedCatalog';
import { isModelRanker } from './rankerModel';
import { parseRunRanker } from '../runs/runId';
import type { Session } from './session';
import { unknownWords } from './unknownWords';

/** One query by one ranker, with everything that the cards and the query panel show. */
export async function answerQuery(session: Session, { query, ranker: asked, limit, against }: SearchRequest): Promise<SearchAnswer> {
  const started = performance.now();
  const ranker = await session.settled(asked);
  const { opened } = session;
  const retriever = await session.retriever(ranker);
  const found = await retriever.search(query, ranked(ranker) ? limit : Infinity);
  const { hits } = found;
  const { model } = await session.model(ranker);
  const { lexicon, record } = model.checkpoint.context;
  const encoded = encodeQuery(query, model.tokenizer, lexicon, record.experiment.features.keywords);
  const matches = ranker === 'bm25' ? found.matches : hits.length > 0 && knowsAny(encoded, opened);
  const keywords = ranker === 'bm25' ? [] : encoded.keywords.map(({ text }) => text);
  const before = against && against !== asked ? await ranksBy(session, query, against) : null;
  const highlights = highlighter(query, keywords);
  const results = hits.slice(0, limit).map((hit, i): SearchResult => {
    const product = opened.products.get(hit.productId);
    const title = product?.title ?? '';
    return {
      productId: hit.productId, rank: i + 1, title, hasImage: Boolean(product?.image), highlights: highlights(title), score: hit.score,
      weights: weightsOf(hit), grade: gradeOf(opened, query, hit.productId), ...(before && { before: before.get(hit.productId) ?? null }),
    };
  });
  const read = ranker === 'bm25' ? null : (await model.queries.of(query)).attention;
  const attention = read && wholePercents(read);
  const answer = {
    query, ranker: asked, ...(parseRunRanker(ranker) && { step: model.checkpoint.step }), results, ranked: ranked(ranker) && hits.length > 0 ? opened.catalog.products.length : hits.length, products: opened.catalog.products.length, matches,
    attention, part: partOf(session, query), wordsRead: read && { read: read.filter(({ added }) => !added).length, typed: encoded.words.length },
    unknownWords: unknownWords(query, encoded.unknownWords, model, opened.titleTerms),
    wordsOnly: ranker === 'bm25', milliseconds: 0,
  };
  const findings = queryFindings(answer, encoded.keywords, opened.titleTerms);
  return { ...answer, findings, milliseconds: performance.now() - started };
}

/**
 * Whether model or titles know a word of the query. A model puts every product in order and gives nonsense a high score as easily as a rare word
 * a low one: its scores alone do not tell that nothing matches.
 */
function knowsAny({ words, unknownWords }: EncodedQuery, { titleTerms }: OpenedCatalog): boolean {
  const unknown = new Set(unknownWords);
  return words.some(({ text }) => isContentWord(text) && (!unknown.has(text) || titleTerms.has(foldWord(text))));
}

/** The part of the split that holds this very query text; null for one that nobody judged or clicked before. */
function partOf({ opened: { queryIds }, split }: Session, query: string): SearchAnswer['part'] {
  const id = queryIds.get(askedText(query));
  return id === undefined ? null : (split.queries[id] ?? null);
}

/** Shares in whole percents that add up to 1. */
function wholePercents(attention: readonly AttentionShare[]): AttentionShare[] {
  const shares = largestRemainder(attention.map(({ share }) => share), 2, 1);
  return attention.map((word, i) => ({ ...word, share: shares[i] }));
}

/** Models put every product in order; what words find is counted. */
function ranked(ranker: string): boolean {
  return isModelRanker(ranker);
}

/** Rank by product id, of all that the ranker finds. */
async function ranksBy(session: Session, query: string, ranker: string): Promise<Map<string, number>> {
  const { hits } = await (await session.retriever(ranker)).search(query, Infinity);
  return new Map(hits.map(({ productId }, i) => [productId, i + 1]));
}

export function weightsOf({ imageWeight }: Pick<Hit, 'imageWeight'>): SearchResult['weights'] {
  return imageWeight === undefined ? null : { title: 1 - imageWeight, image: imageWeight };
}
