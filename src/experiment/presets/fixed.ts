// MAKE without Modal Adaptation: one half title, one half picture for every product. Nothing else differs.
import type { Preset } from '../experiment';
import { baseExperiment } from './sizes';

export const fixed: Preset = {
  id: 'fixed',
  title: 'Fixed',
  paper: null,
  experiment(size, catalog, seed) {
    const experiment = baseExperiment(size, catalog, seed);
    experiment.model.fusion = { kind: 'fixed', mix: 'sharedSpace', imageWeight: 0.5 };
    return experiment;
  },
  claims: [{ path: 'model.fusion', grade: 'P', note: 'The ablation that Modal Adaptation has to beat.' }],
};
