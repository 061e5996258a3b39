// The experiment that a reader is putting together: a preset at a size, and what was changed in it.
import type { BundledName } from '../catalog/bundled';
import type { ModelConfig } from '../model/config';
import { difference } from './diff';
import { sizes, type Experiment, type Size } from './experiment';
import { presetById } from './presets/presets';
import { baseExperiment } from './presets/sizes';

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

/** The size that the encoders of this experiment are of, whatever its mechanisms; null where they are of none. */
export function sizeOf({ model }: Experiment): Size | null {
  const shape = ({ embedding, title, image }: ModelConfig) => [embedding, image.height, image.width, image.patch, ...[title, image].flatMap(({ transformer: { layers, width } }) => [layers, width])].join();
  return sizes.find((size) => shape(baseExperiment(size, '', 1).model) === shape(model)) ?? null;
}

/** The size from which the experiment differs in the fewest settings. */
export function nearestSize(presetId: string, experiment: Experiment): Size {
  const known = sizeOf(experiment);
  if (known) return known;
  const distance = (size: Size) => difference(baseOf({ presetId, size, experiment }), experiment).length;
  return sizes.reduce((best, size) => (distance(size) < distance(best) ? size : best));
}

/** The bundled catalog that a size is made for. */
export const catalogOfSize: Record<Size, BundledName> = { nano: 'shop-nano', small: 'shop', medium: 'shop', full: 'shop' };
