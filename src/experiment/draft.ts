// The experiment that a reader is putting together: a preset at a size, and what was changed in it.
import type { BundledName } from '../catalog/bundled';
import { difference } from './diff';
import { sizes, type Experiment, type Size } from './experiment';
import { presetById } from './presets/presets';
import { scaleSteps } from './steps';

export interface Draft {
  presetId: string;
  size: Size;
  experiment: Experiment;
}

export function draftFrom(presetId: string, size: Size, catalog: string, seed: number): Draft {
  return { presetId, size, experiment: presetById(presetId).experiment(size, catalog, seed) };
}

/** What the draft began as, over its present catalog and with its present seed. */
export function baseOf({ presetId, size, experiment }: Draft): Experiment {
  return presetById(presetId).experiment(size, experiment.catalog, experiment.seed);
}

/** The experiment with this many steps in all, shared among its stages as before. */
export function withSteps(experiment: Experiment, steps: number): Experiment {
  const draft = structuredClone(experiment);
  scaleSteps(draft, steps);
  return draft;
}

/** The size that a model of this experiment is of, whatever its mechanisms; null where it is of none. */
export function sizeOf({ model }: Experiment): Size | null {
  const shape = ({ embedding, title, image }: Experiment['model']) => JSON.stringify([embedding, title.vocabularySize, title.positions, title.transformer, image.height, image.width, image.patch, image.transformer.layers]);
  return sizes.find((size) => shape(presetById('make').experiment(size, '', 1).model) === shape(model)) ?? null;
}

/** The size from which the experiment differs in the fewest settings. */
export function nearestSize(presetId: string, experiment: Experiment): Size {
  const known = sizeOf(experiment);
  if (known) return known;
  const distance = (size: Size) => difference(presetById(presetId).experiment(size, experiment.catalog, experiment.seed), experiment).length;
  return sizes.reduce((best, size) => (distance(size) < distance(best) ? size : best));
}

/** The bundled catalog that a size is made for. */
export const catalogOfSize: Record<Size, BundledName> = { nano: 'shop-nano', small: 'shop', medium: 'shop', full: 'shop' };
