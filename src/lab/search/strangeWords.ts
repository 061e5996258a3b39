import { wordsOf } from '../../features/words';
import { encodeQuery } from '../../features/encodeQuery';
import type { OpenedCatalog } from './openedCatalog';
import type { RankerModel } from './rankerModel';

/** Share of the title words, as often as written, that the model never met; null for the catalog it learned on. */
export function strangeWords({ catalog, fingerprint }: OpenedCatalog, { model }: RankerModel): number | null {
  const { record, lexicon } = model.checkpoint.context;
  if (record.catalogFingerprint === fingerprint) return null;
  const counts = new Map<string, number>();
  for (const { title } of catalog.products) for (const word of wordsOf(title)) counts.set(word, (counts.get(word) ?? 0) + 1);
  let [all, strange] = [0, 0];
  for (const [word, count] of counts) {
    all += count;
    if (encodeQuery(word, model.tokenizer, lexicon, { ...record.experiment.features.keywords, perQuery: 0 }).unknownWords.length > 0) strange += count;
  }
  return all > 0 ? strange / all : 0;
}
