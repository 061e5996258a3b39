// An ablation: one experiment, and the same with one mechanism switched the other way, over several seeds. Plain data; runs are ordinary runs.
import type { Experiment } from './experiment';
import { mechanisms } from './mechanisms';
import type { Reason } from './fields/row';
import { runId } from './runName';

export const switches = ['modalAdaptation', 'keywordAttention', 'keywordView', 'neighborPositives', 'keywordFilter', 'separateEncoder', 'falseNegativeMask', 'augmentation'] as const;
export type Switch = (typeof switches)[number];

export interface AblationPlan {
  id: string;
  name: string;
  /** ISO date. */
  createdAt: string;
  presetId: string;
  /** The baseline; its seed is replaced by each of `seeds`. */
  experiment: Experiment;
  switches: Switch[];
  seeds: number[];
  /** What was asked for, in the order in which it is trained: the baseline first for every seed. `runId` is given at the start. */
  runs: { variant: Switch | 'baseline'; seed: number; runId: string }[];
}

export function switchIsOn(experiment: Experiment, name: Switch): boolean {
  return mechanisms[name].isOn(experiment);
}

/** True, or why there is nothing to switch in this experiment. */
export function switchApplies(experiment: Experiment, name: Switch): true | Reason {
  return mechanisms[name].applies(experiment);
}

/** The experiment with this one mechanism switched the other way; 'baseline' is the experiment itself. */
export function variantOf(experiment: Experiment, name: Switch | 'baseline'): Experiment {
  return name === 'baseline' ? experiment : mechanisms[name].turned(experiment);
}

/** What one run of a plan trains. */
export function experimentOf({ experiment }: AblationPlan, { variant, seed }: AblationPlan['runs'][number]): Experiment {
  return { ...variantOf(experiment, variant), seed };
}

/** Throws where a switch has nothing to switch, or where nothing is asked for. `taken`: ids of runs that exist. */
export function planAblation(
  asked: { name: string; presetId: string; experiment: Experiment; switches: Switch[]; seeds: number[] },
  now: Date,
  taken: ReadonlySet<string> = new Set(),
): AblationPlan {
  const chosen = switches.filter((name) => asked.switches.includes(name));
  const seeds = [...new Set(asked.seeds)];
  if (chosen.length === 0 || seeds.length === 0) throw new Error('An ablation needs at least one switch and one seed. Choose them, then start it again.');
  const idle = chosen.find((name) => switchApplies(asked.experiment, name) !== true);
  if (idle) throw new Error(`The switch '${idle}' changes nothing in this experiment (${switchApplies(asked.experiment, idle)}). Leave it out.`);
  const given = new Set(taken);
  const runs = seeds.flatMap((seed) => (['baseline', ...chosen] as const).map((variant) => {
    const id = runId(now, seed, given);
    given.add(id);
    return { variant, seed, runId: id };
  }));
  return { id: `ablation-${runs[0].runId}`, createdAt: now.toISOString(), name: asked.name, presetId: asked.presetId, experiment: asked.experiment, switches: chosen, seeds, runs };
}
