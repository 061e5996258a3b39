// Reads arrays of a published checkpoint by name, whatever its author put around the names.
import type { NamedArray, NamedArrays } from '../storage/namedArrays';

export interface Checkpoint {
  /** Throws where the checkpoint has no such array. */
  read(name: string): NamedArray;
  /** Null where the checkpoint has no such array. */
  find(name: string): NamedArray | null;
}

/**
 * @param anchor a name that every checkpoint of the kind has; what stands before it is the prefix ('bert.', 'vit.', 'model.clip.', none)
 * @param prefix says which of several models in one file is meant, with its dot
 */
export function openCheckpoint(arrays: NamedArrays, anchor: string, prefix = findPrefix(arrays, anchor)): Checkpoint {
  const find = (name: string) => arrays[prefix + name] ?? arrays[prefix + oldName(name)] ?? null;
  return {
    find,
    read(name) {
      const array = find(name);
      if (!array) throw new Error(`The checkpoint has no '${prefix}${name}'. It should be the model.safetensors that belongs to this config.json.`);
      return array;
    },
  };
}

function findPrefix(arrays: NamedArrays, anchor: string): string {
  const found = Object.keys(arrays).filter((name) => name === anchor || name.endsWith(`.${anchor}`));
  if (found.length === 1) return found[0].slice(0, -anchor.length);
  if (found.length > 1) throw new Error(`The file holds several models: ${found.join(', ')}. Say which one by its prefix.`);
  throw new Error(`The file has no '${anchor}', so it is not a model of this kind. It starts with ${Object.keys(arrays).slice(0, 3).join(', ') || 'nothing'}.`);
}

/** Layer norms were once saved as gamma and beta. */
function oldName(name: string): string {
  return name.replace(/weight$/, 'gamma').replace(/bias$/, 'beta');
}
