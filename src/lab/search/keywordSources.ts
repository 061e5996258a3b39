import { encodeQuery } from '../../features/encodeQuery';
import { provenance, type Lexicon } from '../../features/keywords';
import type { KeywordSource, RankerId } from '../api';
import type { Session } from './session';

const mostPairs = 20;

/** The training clicks behind each keyword that was added to a query. */
export async function keywordSources(session: Session, query: string, ranker: RankerId): Promise<KeywordSource[]> {
  const { model } = await session.model(ranker);
  const { lexicon, record } = model.checkpoint.context;
  const { opened } = session;
  const own = record.catalogFingerprint === opened.fingerprint;
  const asked = new Map(own ? opened.catalog.queries.map(({ id, text }) => [id, text]) : wordsById(lexicon, lexicon.queries));
  const titles = new Map(own ? [...opened.products].map(([id, { title }]) => [id, title]) : wordsById(lexicon, lexicon.products));
  return encodeQuery(query, model.tokenizer, lexicon, record.experiment.features.keywords).keywords.map(({ text, from }) => {
    const pairs = provenance(lexicon, { text, from });
    return {
      keyword: text, from, clicks: pairs.reduce((sum, { clicks }) => sum + clicks, 0),
      pairs: pairs.slice(0, mostPairs).map(({ queryId, productId, clicks }) => ({ query: asked.get(queryId) ?? '', productId, title: titles.get(productId) ?? '', clicks })),
    };
  });
}

/** The clicks of a catalog that is not open: its texts are not here, but their words are. */
function wordsById(lexicon: Lexicon, entries: readonly { id: string; terms: number[] }[]): [string, string][] {
  return entries.map(({ id, terms }) => [id, terms.filter((term) => !lexicon.terms[term].includes(' ')).map((term) => lexicon.spellings[term] || lexicon.terms[term]).join(' ')]);
}
