// What is known of one product's weight and score, as facts; the page makes the sentences.
import type { Product } from '../../catalog/types';
import { foldWord, searchTerms, wordsOf } from '../../features/words';
import { encodeQuery } from '../../features/encodeQuery';
import type { ProductIndex } from '../../retrieval/indexData';
import { samePictures } from '../../retrieval/neighbors';
import type { ScoreParts } from '../../retrieval/retriever';
import type { Cause, ProductFinding, Weights } from '../api';
import type { OpenModel } from '../rankers';

/** Learned and planted weight count as the same within it. */
const agreement = 0.15;
/** A side leads when its weight is this far from one half. */
const lead = 0.05;

const failings = new Set<string>(['code', 'series', 'slogan', 'blank', 'box', 'collage', 'far', 'blurred', 'banner']);

/** How the product was made to fail, as exactly as the catalog says it; null without truth. */
export function causeOf({ truth, attributes }: Product): Cause | null {
  if (!truth) return null;
  const exact = truth.regime === 'thinTitle' ? attributes.titleForm : truth.regime === 'placeholder' || truth.regime === 'uninformative' ? attributes.scene : null;
  return typeof exact === 'string' && failings.has(exact) ? (exact as Cause) : truth.regime;
}

/** How the model weighs this product, and what is known of its two sides. */
export function weightFindings(product: Product, model: OpenModel, index: ProductIndex, place: number): ProductFinding[] {
  const { kind } = model.model.config.fusion;
  const known = { cause: causeOf(product), planted: plantedWeights(product) };
  const [hasTitle, hasImage] = [Boolean(index.hasTitle[place]), Boolean(index.hasImage[place])];
  const missing: ProductFinding[] = hasTitle && hasImage ? [] : [{ kind: 'oneSided', missing: hasTitle ? 'image' : hasImage ? 'title' : 'both' }];
  if (kind === 'titleOnly') return [{ kind: 'readsOnly', side: 'title', missing: !hasTitle, ...known }];
  if (kind === 'imageOnly') return [{ kind: 'readsOnly', side: 'image', missing: !hasImage, ...known }];
  if (missing.length > 0) return [...missing, ...sideFindings(product, model, index)];
  const weights = weightsAt(index, place);
  if (!weights) return sideFindings(product, model, index);
  const first: ProductFinding = kind === 'fixed' ? { kind: 'sameForAll', weights, ...known } : leans(weights, known.cause, known.planted);
  return [first, ...sideFindings(product, model, index)];
}

/** The planted right answer; null where none is claimed. */
export function plantedWeights({ truth }: Product): Weights | null {
  const image = truth?.imageWeight ?? null;
  return image === null ? null : { title: 1 - image, image };
}

function leans(weights: Weights, cause: Cause | null, planted: Weights | null): ProductFinding {
  return { kind: 'leans', side: sideOf(weights.image), weights, cause, planted, verdict: planted && verdict(weights.image, planted.image) };
}

function sideOf(imageWeight: number): 'title' | 'image' | 'neither' {
  return imageWeight > 0.5 + lead ? 'image' : imageWeight < 0.5 - lead ? 'title' : 'neither';
}

function verdict(learned: number, planted: number): 'right' | 'tooMuch' | 'tooLittle' | 'wrongSide' {
  if (Math.abs(learned - planted) <= agreement) return 'right';
  const sides = [sideOf(learned), sideOf(planted)];
  if (!sides.includes('neither') && sides[0] !== sides[1]) return 'wrongSide';
  return learned > planted ? 'tooMuch' : 'tooLittle';
}

function sideFindings({ id, title }: Product, model: OpenModel, index: ProductIndex): ProductFinding[] {
  const others = samePictures(index, id);
  return [...(isStrange(title, model) ? [{ kind: 'strangeTitle' } as const] : []), ...(others > 0 ? [{ kind: 'sharedPicture', others } as const] : [])];
}

function isStrange(title: string, { tokenizer, checkpoint }: OpenModel): boolean {
  const { lexicon, record } = checkpoint.context;
  const words = new Set(wordsOf(title));
  return words.size > 0 && encodeQuery(title, tokenizer, lexicon, { ...record.experiment.features.keywords, perQuery: 0 }).unknownWords.length === words.size;
}

/** How the score is made up; absent where parts and ranker need no word. */
export function scoreFindings(ranker: string, query: string, title: string, found: boolean, parts: ScoreParts | null): ProductFinding[] {
  if (ranker === 'bm25') {
    const held = new Set(searchTerms(title));
    return [found ? { kind: 'wordsOnly', words: [...new Set(wordsOf(query))].filter((word) => held.has(foldWord(word))) } : { kind: 'notFound', why: wordsOf(query).length > 0 ? 'noWord' : 'noQuery' }];
  }
  if (!found) return [{ kind: 'notFound', why: ranker === 'blend' && wordsOf(query).length > 0 ? 'noWord' : 'noQuery' }];
  const dense = parts?.addends.find(({ kind }) => kind === 'dense');
  if (dense) return [{ kind: 'blended', dense: dense.weight ?? 0, words: 1 - (dense.weight ?? 0) }];
  return parts ? [] : [{ kind: 'mixedBeforeScore' }];
}

/** The sides as the page says them; null where nothing is read. */
export function weightsAt(index: ProductIndex | null, place: number): Weights | null {
  const image = index?.imageWeight?.[place];
  if (!index || image === undefined || (!index.hasTitle[place] && !index.hasImage[place])) return null;
  return { title: 1 - image, image };
}
