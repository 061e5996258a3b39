// Why one product stands where a ranker puts it, with all that the product panel shows.
import type { Product } from '../../catalog/types';
import { foldWord, wordsOf } from '../../features/words';
import { largestRemainder } from '../../math/largestRemainder';
import { weightSteps } from '../../retrieval/explain';
import type { ProductIndex } from '../../retrieval/indexData';
import { nearestProducts } from '../../retrieval/neighbors';
import { rankByOwnWeight } from '../../retrieval/ownWeight';
import type { Hit, ScoreParts } from '../../retrieval/retriever';
import type { Neighbor, ProductExplanation, ProductFinding, RankerId, ScorePart } from '../api';
import { gradeOf, type OpenedCatalog } from './openedCatalog';
import { plantedWeights, scoreFindings, weightFindings, weightsAt } from './productFindings';
import type { Session } from './session';
import type { RankerModel } from './rankerModel';

/** Decimals of a shown score. */
const digits = 3;
const curveSteps = 100;
const neighborCount = 6;

/** Null for a product that the catalog does not hold; rejects for a name that is no ranker. */
export async function explainProduct(session: Session, query: string, asked: RankerId, productId: string): Promise<ProductExplanation | null> {
  const { opened } = session;
  const ranker = await session.settled(asked);
  const product = opened.products.get(productId);
  if (!product) return null;
  const shipped = ranker === 'bm25' ? null : await session.model(ranker);
  const index = shipped?.index ?? null;
  const place = index ? index.ids.indexOf(productId) : -1;
  const facts = { ...factsOf(product), weights: weightsAt(index, place), grade: gradeOf(opened, query, productId), neighbors: shipped && place >= 0 ? neighborsOf(shipped, opened, productId) : null };
  if (shipped && place < 0) return { ...facts, ...unranked, ranked: 0, findings: [{ kind: 'notFound', why: 'notEncoded' }] };

  const retriever = await session.retriever(ranker);
  const { hits, matches } = await retriever.search(query, Infinity);
  const at = hits.findIndex((hit) => hit.productId === productId);
  const told = (await retriever.parts?.(query, productId)) ?? null;
  const parts = shipped && index ? withoutUnread(told, shipped, index, place) : told;
  const findings: ProductFinding[] = [...(shipped && index ? weightFindings(product, shipped.model, index, place) : []), ...scoreFindings(ranker, query, product.title, at >= 0, parts)];
  if (at >= 0 && !matches) findings.push({ kind: 'noMatch' });
  if (at < 0) return { ...facts, ...unranked, ranked: hits.length, findings };
  return {
    ...facts, ...standing(hits, at), ...shownParts(hits[at].score, parts, query), ranked: hits.length, digits, findings,
    ...(shipped && isWeighed(ranker, shipped) ? await weightCurve(shipped, opened, query, productId) : noCurve),
  };
}

const noCurve = { rankByWeight: null, swaps: [] };
const unranked = { rank: null, above: null, below: null, score: null, digits, parts: null, length: null, ...noCurve };

function factsOf(product: Product) {
  const { id, title, image, description, category, truth } = product;
  const attributes = Object.entries(product.attributes).map(([name, value]) => ({ name, value: Array.isArray(value) ? value.join(', ') : String(value) }));
  return {
    productId: id, title, hasImage: Boolean(image), description: description ?? null, category,
    attributes: attributes.filter(({ name, value }) => value && !(truth && name === 'regime')),
    planted: truth ? { regime: truth.regime, weights: plantedWeights(product) } : null,
  };
}

function standing(hits: readonly Hit[], at: number) {
  return { rank: at + 1, above: hits[at - 1]?.productId ?? null, below: hits[at + 1]?.productId ?? null };
}

/** Parts and score in one rounding, so that the shown numbers add up. Terms are named as they were typed. */
function shownParts(score: number, parts: ScoreParts | null, query: string): { score: number; parts: ScorePart[] | null; length: number | null } {
  const shown = Number(score.toFixed(digits));
  if (!parts) return { score: shown, parts: null, length: null };
  const adds = largestRemainder(parts.addends.map((addend) => addend.adds), digits, shown);
  const typed = new Map(wordsOf(query).map((word) => [foldWord(word), word]));
  return { score: shown, parts: parts.addends.map((addend, i) => ({ ...addend, ...(addend.word !== undefined && { word: typed.get(addend.word) ?? addend.word }), adds: adds[i] })), length: parts.length };
}

/** A side that is missing or never read has no match, and nothing is mixed with the other one. */
function withoutUnread(parts: ScoreParts | null, { model }: RankerModel, index: ProductIndex, place: number): ScoreParts | null {
  const { kind } = model.model.config.fusion;
  const read = { title: kind !== 'imageOnly' && index.hasTitle[place] === 1, image: kind !== 'titleOnly' && index.hasImage[place] === 1 };
  if (!parts || (read.title && read.image)) return parts;
  const isRead = (part: ScoreParts['addends'][number]) => (part.kind !== 'title' && part.kind !== 'image') || read[part.kind];
  return { addends: parts.addends.map((part) => (isRead(part) ? part : { ...part, weight: 0, match: null, adds: 0 })), length: null };
}

/** Whether the ranker's score follows one product's weight: a blend's does not alone, and a one-sided model has none. */
function isWeighed(ranker: RankerId, { model }: RankerModel): boolean {
  return ranker !== 'blend' && !['titleOnly', 'imageOnly'].includes(model.model.config.fusion.kind);
}

async function weightCurve({ model, index }: RankerModel, { products }: OpenedCatalog, query: string, productId: string): Promise<Pick<ProductExplanation, 'rankByWeight' | 'swaps'>> {
  const { vector } = await model.queries.of(query);
  const found = vector && index && rankByOwnWeight(index, vector, productId, weightSteps(curveSteps));
  return found ? { rankByWeight: found.ranks, swaps: found.swaps.map((swap) => ({ ...swap, title: products.get(swap.productId)?.title ?? '' })) } : noCurve;
}

function neighborsOf({ model, index }: RankerModel, opened: OpenedCatalog, productId: string): ProductExplanation['neighbors'] {
  const { kind } = model.model.config.fusion;
  const nearest = (of: ProductIndex, by: 'title' | 'image' | 'product') => nearestProducts(of, productId, by, neighborCount).map(({ productId: id, similarity }): Neighbor => {
    const product = opened.products.get(id);
    return { productId: id, title: product?.title ?? '', hasImage: Boolean(product?.image), similarity };
  });
  if (!index) return null;
  return { title: kind === 'imageOnly' ? [] : nearest(index, 'title'), image: kind === 'titleOnly' ? [] : nearest(index, 'image'), product: nearest(index, 'product') };
}
