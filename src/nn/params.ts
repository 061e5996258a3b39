import * as tf from '@tensorflow/tfjs-core';
import type { NamedArrays } from '../storage/namedArrays';

/** A plain tree of variables. The path joined by '.' is the safetensors key, the name on screen and the freeze pattern's subject. */
export interface Params {
  [name: string]: tf.Variable | Params | Params[];
}

/** Every variable once, by path. A subtree that is used twice (a shared encoder) is listed under its first path only. */
export function flatten(params: Params): Record<string, tf.Variable> {
  const flat: Record<string, tf.Variable> = {};
  const seen = new Set<tf.Variable>();
  const visit = (node: tf.Variable | Params | Params[], path: string) => {
    if (node instanceof tf.Variable) {
      if (!seen.has(node)) flat[path] = node;
      seen.add(node);
    } else for (const [name, child] of Object.entries(node)) visit(child, path ? `${path}.${name}` : name);
  };
  visit(params, '');
  return flat;
}

/** The variables whose path starts with one of the patterns ('*' matches any one segment; ['*'] = all). */
export function select(params: Params, patterns: string[]): Record<string, tf.Variable> {
  const tests = patterns.map((pattern) => new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '[^.]+')}(\\.|$)`));
  const entries = Object.entries(flatten(params)).filter(([path]) => tests.some((test) => test.test(path)));
  return Object.fromEntries(entries);
}

export async function toArrays(params: Params): Promise<NamedArrays> {
  const arrays: NamedArrays = {};
  for (const [path, variable] of Object.entries(flatten(params)))
    arrays[path] = { shape: variable.shape, data: (await variable.data()).slice() as Float32Array };
  return arrays;
}

/** Assigns named arrays to the tree. Throws on a missing name or another shape; names that the tree lacks are ignored. */
export function assignArrays(params: Params, arrays: NamedArrays): void {
  for (const [path, variable] of Object.entries(flatten(params))) {
    const array = arrays[path];
    if (!array) throw new Error(`Parameter '${path}' is missing from the file. It was saved by another model; open it with the experiment it was saved with.`);
    if (array.shape.join() !== variable.shape.join())
      throw new Error(`Parameter '${path}' should have shape [${variable.shape}], the file has [${array.shape}]. Open the run with its own experiment.`);
    const value = tf.tensor(array.data as Float32Array, array.shape, 'float32');
    variable.assign(value);
    value.dispose();
  }
}

export function countParameters(params: Params): number {
  return Object.values(flatten(params)).reduce((sum, variable) => sum + variable.size, 0);
}

export function disposeParams(params: Params): void {
  for (const variable of Object.values(flatten(params))) variable.dispose();
}
