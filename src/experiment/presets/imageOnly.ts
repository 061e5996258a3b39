// The product is its picture: the image-only baseline.
import type { Preset } from '../experiment';
import { baseExperiment } from './sizes';

export const imageOnly: Preset = {
  id: 'imageOnly',
  title: 'Picture only',
  paper: null,
  experiment(size, catalog, seed) {
    const experiment = baseExperiment(size, catalog, seed);
    experiment.model.fusion = { kind: 'imageOnly', mix: 'sharedSpace' };
    for (const stage of experiment.training.stages)
      stage.objectives = stage.objectives.filter((o) => o.kind !== 'contrastive' || o.to === 'product');
    experiment.training.augmentation = { ...experiment.training.augmentation, titleCode: 0, imageBlank: 0 };
    return experiment;
  },
  claims: [{ path: 'model.fusion', grade: 'P', note: 'No title at all. Pictures are not blanked in training: there would be nothing left to see.' }],
};
