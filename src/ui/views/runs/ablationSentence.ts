// What an ablation says in one sentence.
import type { AblationResult } from '../../../lab/runsApi';
import type { Messages } from '../../messages/english';
import { gain } from '../compare/estimates';
import { variantName } from './ablationNames';

export const ablationMetrics = ['nDCG@10', 'recall@10', 'weightAuroc'] as const;
export type AblationMetric = (typeof ablationMetrics)[number];

/** Variants that can be told from the baseline, the largest difference first; then those that cannot. */
export function ablationSentence({ plan, rows }: Pick<AblationResult, 'plan' | 'rows'>, metric: AblationMetric, words: Messages['runs']['ablation']): string {
  const told = rows.flatMap(({ variant, differences, seeds }) => {
    const difference = differences[metric];
    return difference && variant !== 'baseline' ? [{ name: variantName(plan, variant, words), ...difference, seeds: seeds.length }] : [];
  });
  if (told.length === 0) return '';
  const apart = told.filter(({ distinguishable }) => distinguishable).sort((a, b) => Math.abs(b.estimate.value) - Math.abs(a.estimate.value));
  if (apart.length === 0) return words.noneDiffers(words.metrics[metric], Math.max(...told.map(({ seeds }) => seeds)));
  const same = told.filter(({ distinguishable }) => !distinguishable).map(({ name }) => name);
  const sentences = apart.map(({ name, estimate }) => (estimate.value < 0 ? words.falls : words.rises)(name, words.metrics[metric], ...gain(estimate)));
  return words.sentences([...sentences, ...(same.length > 0 ? [words.othersSame(same)] : [])]);
}
