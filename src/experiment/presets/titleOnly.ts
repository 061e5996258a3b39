// The product is its title: the text-only baseline.
import type { Preset } from '../experiment';
import { baseExperiment } from './sizes';

export const titleOnly: Preset = {
  id: 'titleOnly',
  title: 'Title only',
  paper: null,
  experiment(size, catalog, seed) {
    const experiment = baseExperiment(size, catalog, seed);
    experiment.model.fusion = { kind: 'titleOnly', mix: 'sharedSpace' };
    for (const stage of experiment.training.stages)
      stage.objectives = stage.objectives.filter((o) => o.kind !== 'contrastive' || o.to === 'product');
    experiment.training.augmentation = { ...experiment.training.augmentation, titleCode: 0, imageBlank: 0 };
    return experiment;
  },
  claims: [{ path: 'model.fusion', grade: 'P', note: 'No picture at all. Titles are not replaced by codes in training: there would be nothing left to read.' }],
};
