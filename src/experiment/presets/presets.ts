import type { Preset } from '../experiment';
import { fixed } from './fixed';
import { imageOnly } from './imageOnly';
import { make } from './make';
import { titleOnly } from './titleOnly';

/** Every preset in the order in which it is offered. */
export const presets: Preset[] = [make, fixed, titleOnly, imageOnly];

export function presetById(id: string): Preset {
  const preset = presets.find((p) => p.id === id);
  if (!preset) throw new Error(`There is no preset '${id}'. Presets: ${presets.map((p) => p.id).join(', ')}.`);
  return preset;
}
