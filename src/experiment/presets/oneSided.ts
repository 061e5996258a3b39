import type { Experiment, Size } from '../experiment';
import { baseExperiment } from './sizes';

/** The product is one of its sides: no loss on either side alone, and nothing in training that takes the only side away. */
export function oneSided(kind: 'titleOnly' | 'imageOnly') {
  return (size: Size, catalog: string, seed: number): Experiment => {
    const experiment = baseExperiment(size, catalog, seed);
    experiment.model.fusion = { kind, mix: 'sharedSpace' };
    for (const stage of experiment.training.stages)
      stage.objectives = stage.objectives.filter((o) => o.kind !== 'contrastive' || o.to === 'product');
    experiment.training.augmentation = { ...experiment.training.augmentation, titleCode: 0, imageBlank: 0 };
    return experiment;
  };
}
