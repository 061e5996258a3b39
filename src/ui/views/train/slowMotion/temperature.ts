import type { Experiment } from '../../../../experiment/experiment';
import { useLiveRun } from '../../../state/liveRun';

/** Whether queries and products are compared by softmax, and the temperature that an update began with: the one that the update before it left. */
export function useTemperature(step: number): { isSoftmax: boolean; temperature: number | null } {
  const temperature = useLiveRun(({ lines }) => (lines.findLast((line) => line.step < step && line.temperature !== undefined) ?? lines.find((line) => line.temperature !== undefined))?.temperature ?? null);
  const isSoftmax = useLiveRun(({ experiment }) => experiment === null || !comparesBySigmoid(experiment));
  return { isSoftmax, temperature };
}

function comparesBySigmoid({ training }: Experiment): boolean {
  return training.stages.some(({ objectives }) => objectives.some((each) => each.kind === 'contrastive' && each.from === 'query' && each.to === 'product' && each.form === 'sigmoid'));
}
