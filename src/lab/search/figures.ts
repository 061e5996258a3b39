import { measure } from '../../evaluation/metricTable';
import type { RankerFigure, RankerId } from '../api';
import { askedText } from './openedCatalog';
import type { Session } from './session';

/** nDCG@10 and judged@10 of one query by one ranker; null for a query text without judgments. */
export async function figureOf(session: Session, query: string, ranker: RankerId): Promise<RankerFigure> {
  const { grades, scale } = session.opened;
  const judged = grades.get(askedText(query));
  if (!judged) return { ranker, ndcg10: null, judged10: null };
  const { hits } = await (await session.retriever(ranker)).search(query, 10);
  const values = measure(hits, judged, scale);
  return { ranker, ndcg10: values['nDCG@10'], judged10: values['judged@10'] };
}
