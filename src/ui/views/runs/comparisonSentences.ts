// What a comparison of runs says, in sentences. '**' stands around who is better.
import type { RunsComparison } from '../../../lab/runsApi';
import type { Messages } from '../../messages/english';
import { gain, isolated, signed, signedInterval } from '../compare/estimates';

type Words = Messages['runs']['comparison'];

/** Each run against the first, by nDCG@10 over all queries that count. */
export function comparisonSentences({ metrics }: Pick<RunsComparison, 'metrics'>, names: readonly string[], words: Words): string[] {
  const main = metrics.find(({ metric, part }) => metric === 'nDCG@10' && (part === 'test' || part === 'judged'));
  if (!main) return [words.onlySettings];
  return main.differences.flatMap((difference, i) => {
    if (!difference) return [];
    const { estimate, distinguishable } = difference;
    const [first, other] = [isolated(names[0]), isolated(names[i])];
    if (!distinguishable) return [words.notDistinguishable(other, first, main.metric, signed(estimate.value), signedInterval(estimate), main.queries)];
    return [(estimate.value > 0 ? words.beats(other, first, main.metric, ...gain(estimate), main.queries) : words.beats(first, other, main.metric, ...gain(estimate), main.queries))];
  });
}

/** Names of runs, made different where two runs share one. */
export function distinctNames(runs: readonly { id: string; name: string; seed: number }[]): string[] {
  const same = (name: string) => runs.filter((run) => run.name === name).length > 1;
  const seeded = runs.map(({ name, seed }) => (same(name) ? `${name} (${seed})` : name));
  return runs.map(({ name, id }, i) => (seeded.indexOf(seeded[i]) === seeded.lastIndexOf(seeded[i]) ? seeded[i] : `${name} (${id})`));
}

