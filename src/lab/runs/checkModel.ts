import type { CheckpointContext } from '../../experiment/runFolder';
import { loadTokenizer } from '../../features/tokenizer';
import { parameterCount } from '../../model/parameterCount';
import type { NamedArrays } from '../../storage/namedArrays';
import { modelArrays } from '../../training/state';

/**
 * Throws where a checkpoint from outside does not hold the model that it names: before its model is made, which would take as much memory as the file claims,
 * and before its vocabulary and keywords are asked.
 */
export function checkModel({ record, tokenizer, lexicon, split, wordCounts }: CheckpointContext, arrays: NamedArrays): void {
  const named = parameterCount(record.experiment.model);
  const held = Object.values(modelArrays(arrays)).reduce((sum, { data }) => sum + data.length, 0);
  if (named !== held) throw new Error(`The checkpoint names a model of ${named} parameters and holds ${held} numbers of one. It was put together from two runs, or changed.`);
  loadTokenizer(tokenizer);
  if (!isLexicon(lexicon) || !isObject(split) || !isObject(split.queries) || !isObject(split.products) || !isObject(wordCounts))
    throw new Error('The checkpoint carries no vocabulary, keywords or split that can be read. Write it again with this playground.');
}

function isLexicon(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { terms, spellings, queries, products, clicks } = value;
  const count = Array.isArray(terms) ? terms.length : 0;
  const isPlace = (place: unknown, length: number) => Number.isInteger(place) && Number(place) >= 0 && Number(place) < length;
  const isEntry = (entry: unknown) => isObject(entry) && typeof entry.id === 'string' && Array.isArray(entry.terms) && entry.terms.every((term) => isPlace(term, count));
  if (!areTexts(terms) || !areTexts(spellings) || spellings.length !== count || !Array.isArray(queries) || !Array.isArray(products) || !Array.isArray(clicks)) return false;
  return queries.every(isEntry) && products.every(isEntry) && clicks.every((click) => Array.isArray(click) && isPlace(click[0], queries.length) && isPlace(click[1], products.length) && Number.isFinite(click[2]));
}

function areTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
