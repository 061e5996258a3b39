// Score parts of products, told the same way by the model that is trained and by a kept checkpoint.
import type { AttentionShare, ProductExplanation } from '../../../../lab/api';
import type { LiveExplanation } from '../../../../lab/trainApi';

export interface Side {
  weight: number;
  match: number;
  adds: number;
}

export interface ExplainedItem {
  productId: string;
  title: string;
  score: number | null;
  /** Null where the score has no separate parts. */
  sides: { title: Side; image: Side } | null;
}

export interface ExplainedItems {
  step: number;
  /** By the model that is being trained, at its present step. */
  live: boolean;
  attention: AttentionShare[];
  items: ExplainedItem[];
}

export function fromTraining({ step, attention, products }: LiveExplanation): ExplainedItems {
  return {
    step, live: true, attention,
    items: products.map(({ productId, title, score, weights, cosines, parts }) => ({
      productId, title, score,
      sides: weights && parts && { title: { weight: weights.title, match: cosines.title, adds: parts.title }, image: { weight: weights.image, match: cosines.image, adds: parts.image } },
    })),
  };
}

export function fromSearch({ productId, title, score, parts }: ProductExplanation): ExplainedItem {
  const side = (kind: 'title' | 'image'): Side | null => {
    const part = parts?.find((each) => each.kind === kind);
    return part ? { weight: part.weight ?? 0, match: part.match ?? 0, adds: part.adds } : null;
  };
  const [byTitle, byImage] = [side('title'), side('image')];
  const nothing = { weight: 0, match: 0, adds: 0 };
  return { productId, title, score, sides: byTitle || byImage ? { title: byTitle ?? nothing, image: byImage ?? nothing } : null };
}

/** What weight times match is divided by: the mixed vector's length, which is brought back to 1. Null where nothing is to be said. */
export function mixedLength({ score, sides }: ExplainedItem): number | null {
  if (!score || !sides) return null;
  const length = (sides.title.weight * sides.title.match + sides.image.weight * sides.image.match) / score;
  return length > 0 && Math.abs(length - 1) > 0.005 ? length : null;
}
