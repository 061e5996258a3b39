// A name table says where each part of our tree is found in a published checkpoint and how it is turned into our layout.
import type { NamedArray, NamedArrays } from '../storage/namedArrays';
import type { Checkpoint } from './checkpoint';

/** The arrays below one path of ours, by the rest of their path ('' = the path itself). */
export type Rule = (checkpoint: Checkpoint) => NamedArrays;
export type NameTable = Record<string, Rule>;

/** Our arrays below `to`. `layer(i)` is the table of one transformer block. */
export function translate(checkpoint: Checkpoint, to: string, table: NameTable, layers = 0, layer: (index: number) => NameTable = () => ({})): NamedArrays {
  const all = { ...table };
  for (let i = 0; i < layers; i++) for (const [path, rule] of Object.entries(layer(i))) all[`layers.${i}.${path}`] = rule;
  const found = Object.entries(all).flatMap(([path, rule]) =>
    Object.entries(rule(checkpoint)).map(([rest, array]) => [[to, path, rest].filter(Boolean).join('.'), array] as const),
  );
  return Object.fromEntries(found);
}

/** A weight [out, in] as [in, out], with its bias where there is one. */
export function linear(name: string): Rule {
  return (checkpoint) => {
    const bias = checkpoint.find(`${name}.bias`);
    return { weight: transpose(checkpoint.read(`${name}.weight`)), ...(bias && { bias: floats(bias) }) };
  };
}

/** Query, key and value [width, width] as one [width, 3 * width]; models without these biases get zeros. */
export function joined(query: string, key: string, value: string): Rule {
  return (checkpoint) => {
    const parts = [query, key, value].map((name) => transpose(checkpoint.read(`${name}.weight`)));
    const [inputs, outputs] = parts[0].shape;
    const weight = new Float32Array(inputs * outputs * 3);
    const bias = new Float32Array(outputs * 3);
    parts.forEach((part, i) => {
      for (let row = 0; row < inputs; row++) weight.set(part.data.subarray(row * outputs, (row + 1) * outputs), (row * 3 + i) * outputs);
    });
    [query, key, value].forEach((name, i) => bias.set(checkpoint.find(`${name}.bias`)?.data ?? [], i * outputs));
    return { weight: { shape: [inputs, outputs * 3], data: weight }, bias: { shape: [outputs * 3], data: bias } };
  };
}

export function norm(name: string): Rule {
  return (checkpoint) => ({ scale: floats(checkpoint.read(`${name}.weight`)), offset: floats(checkpoint.read(`${name}.bias`)) });
}

/** A table [rows, width], saved as such or with leading axes of 1; only its first rows where `rows` says so. */
export function table(name: string, rows?: number): Rule {
  return (checkpoint) => {
    const saved = checkpoint.read(name);
    const width = saved.shape[saved.shape.length - 1];
    const available = saved.data.length / width;
    if (rows !== undefined && rows > available) throw new Error(`'${name}' has ${available} rows, the config asks for ${rows}. Lower 'positions' or the vocabulary to what the checkpoint has.`);
    const kept = rows ?? available;
    return { '': { shape: [kept, width], data: floats(saved).data.slice(0, kept * width) } };
  };
}

/** A convolution [width, 3, patch, patch] as a linear layer [patch * patch * 3, width] over values in the order row, column, channel. */
export function patches(name: string): Rule {
  return (checkpoint) => {
    const { shape, data } = checkpoint.read(`${name}.weight`);
    const [width, channels, height, breadth] = shape;
    const area = height * breadth;
    const weight = new Float32Array(data.length);
    for (let out = 0; out < width; out++)
      for (let channel = 0; channel < channels; channel++)
        for (let place = 0; place < area; place++) weight[(place * channels + channel) * width + out] = data[(out * channels + channel) * area + place];
    const bias = checkpoint.find(`${name}.bias`);
    return { weight: { shape: [area * channels, width], data: weight }, ...(bias && { bias: floats(bias) }) };
  };
}

/** One number. */
export function number(name: string): Rule {
  return (checkpoint) => ({ '': { shape: [], data: floats(checkpoint.read(name)).data.slice(0, 1) } });
}

function transpose(array: NamedArray): NamedArray {
  const [rows, columns] = array.shape;
  const data = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) for (let column = 0; column < columns; column++) data[column * rows + row] = array.data[row * columns + column];
  return { shape: [columns, rows], data };
}

function floats({ shape, data }: NamedArray): NamedArray {
  return { shape, data: Float32Array.from(data) };
}
