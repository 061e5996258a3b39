// Variants and plans of ablations in words.
import { switchIsOn, type AblationPlan, type Switch } from '../../../experiment/ablation';
import type { Messages } from '../../messages/english';

/** 'Without Modal Adaptation', 'Baseline'. */
export function variantName({ experiment }: Pick<AblationPlan, 'experiment'>, variant: Switch | 'baseline', words: Messages['runs']['ablation']): string {
  return variant === 'baseline' ? words.variants.baseline : words.variant(words.variants[variant], switchIsOn(experiment, variant));
}

/** What a plan turns, in the page's language. */
export function planName({ experiment, switches, seeds }: Pick<AblationPlan, 'experiment' | 'switches' | 'seeds'>, words: Messages['runs']['ablation']): string {
  return words.name(switches.map((name) => words.turns(words.variants[name], switchIsOn(experiment, name))), seeds.length);
}
