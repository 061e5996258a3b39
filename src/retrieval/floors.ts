// Below which best score a dense ranker should say that nothing matches. Calibrated on training queries; our own rule [P].
import { random } from '../math/random';
import { mean, quantile } from '../math/statistics';
import { dotRows } from '../math/vectors';
import type { ProductIndex } from './indexData';
import type { QueryVectors } from './queryVector';

export interface Floor {
  floor: number;
  /** Share of the training queries whose best relevant product reaches the floor. */
  kept: number;
  /** Share of the foreign queries whose best product stays below it: near 0 the floor protects from little. */
  refused: number;
}

/** At most this share of the training queries may be refused. */
const loss = 0.05;
/** No more foreign queries than this share need be refused: new queries score lower than those the model was trained on. */
const enough = 0.75;

/**
 * floor = min(quantile(relevant, 0.05), quantile(foreign, 0.75)): it refuses foreign queries as far as training queries are kept,
 * and not beyond three quarters of them. Letters in disorder are nearer to real queries than words of another world.
 * `relevant`: the best score of a relevant product, per training query; `foreign`: the best score of any product, per foreign query.
 */
export function calibrateFloor(relevant: readonly number[], foreign: readonly number[]): Floor {
  if (relevant.length === 0 || foreign.length === 0) return { floor: -Infinity, kept: 1, refused: 0 };
  const floor = Math.min(quantile(relevant, loss), quantile(foreign, enough));
  return {
    floor,
    kept: mean(relevant.map((score) => Number(score >= floor))),
    refused: mean(foreign.map((score) => Number(score < floor))),
  };
}

/** Calibrates on at most `limit` training queries, each with the products clicked for it, and as many foreign ones. */
export async function measureFloor(
  index: ProductIndex,
  queries: QueryVectors,
  training: readonly { text: string; productIds: readonly string[] }[],
  seed: number,
  limit = 300,
): Promise<Floor> {
  const places = new Map(index.ids.map((id, i) => [id, i]));
  const chosen = random(seed, 'floor queries').shuffle(training).slice(0, limit);
  const scoresOf = async (text: string) => {
    const { vector } = await queries.of(text);
    return vector && dotRows(index.product, vector);
  };
  const best = (values: Iterable<number>) => [...values].reduce((a, b) => Math.max(a, b), -Infinity);
  const relevant: number[] = [];
  const foreign: number[] = [];
  const scrambled = foreignQueries(chosen.map(({ text }) => text), seed);
  await queries.warm([...chosen.map(({ text }) => text), ...scrambled]);
  for (const { text, productIds } of chosen) {
    const scores = await scoresOf(text);
    const found = productIds.flatMap((id) => places.get(id) ?? []);
    if (scores && found.length > 0) relevant.push(best(found.map((i) => scores[i])));
  }
  for (const text of scrambled) {
    const scores = await scoresOf(text);
    if (scores) foreign.push(best(scores));
  }
  return calibrateFloor(relevant, foreign);
}

/** Each query with the letters of its words in another order: same lengths, same script, no meaning. Those that come out as before are left out. */
export function foreignQueries(texts: readonly string[], seed: number): string[] {
  const scramble = (text: string, i: number) => {
    const draw = random(seed, 'foreign query', i);
    return text.split(/(\s+)/).map((word) => (/\s/.test(word) ? word : draw.shuffle([...word]).join(''))).join('');
  };
  const real = new Set(texts);
  return texts.map(scramble).filter((text) => !real.has(text));
}
