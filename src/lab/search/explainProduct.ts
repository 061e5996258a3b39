import type { ProductExplanation, RankerId } from '../api';
import type { Session } from './session';

/** Why a product stands where a ranker puts it. Rejects for a product that the catalog does not hold. */
export async function explainProduct(session: Session, query: string, ranker: RankerId, productId: string): Promise<ProductExplanation | null> {
  throw new Error(`${productId} of ${session.opened.info.name} for ${query} by ${ranker} is not explained yet.`);
}
