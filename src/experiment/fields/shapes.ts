// Which widths, heads, pictures and patches fit together, and what gives way when one of them is changed.
import { leastCommonMultiple } from '../../math/leastCommonMultiple';
import type { ImageEncoderConfig, ModelConfig, TextEncoderConfig, TransformerConfig } from '../../model/config';
import type { Experiment } from '../experiment';

export const widthStep = 16;
export const pixelStep = 4;
/** Every one of them but 12 divides every width on offer. */
export const headCounts = ['1', '2', '4', '8', '12', '16'] as const;
/** The smallest divides every picture on offer. */
export const patchSides = ['4', '6', '8', '12', '16', '32'] as const;

/** All encoders that have weights of their own. */
export function encoders({ query, title, image }: ModelConfig): (TextEncoderConfig | ImageEncoderConfig)[] {
  return query === 'sharedWithTitle' ? [title, image] : [query, title, image];
}

export function transformers(model: ModelConfig): TransformerConfig[] {
  return encoders(model).map((encoder) => encoder.transformer);
}

/** Paths of a setting of all transformers, the title's first. */
export function transformerPaths({ query }: ModelConfig, name: keyof TransformerConfig): string[] {
  return ['title', ...(query === 'sharedWithTitle' ? [] : ['query']), 'image'].map((part) => `model.${part}.transformer.${name}`);
}

/** Heads that do not divide the new width become the next smaller number that does. */
export function setWidth(model: ModelConfig, width: number): void {
  for (const transformer of transformers(model)) {
    transformer.hidden = Math.max(1, Math.round((transformer.hidden / transformer.width) * width));
    transformer.width = width;
    transformer.heads = largestDivisor(headCounts, transformer.heads, [width]);
  }
  if (model.fusion.kind === 'attentive') model.fusion.heads = largestDivisor(headCounts, model.fusion.heads, [width]);
}

/** A width that the heads do not divide grows to the next that they do. */
export function setHeads(model: ModelConfig, heads: number): void {
  growWidth(model, heads);
  for (const transformer of transformers(model)) transformer.heads = heads;
}

export function growWidth(model: ModelConfig, heads: number): void {
  const { width } = model.title.transformer;
  if (transformers(model).some((transformer) => transformer.width % heads !== 0 || transformer.width !== width)) setWidth(model, nextMultiple(width, leastCommonMultiple(heads, widthStep)));
}

/** A patch that does not divide the new picture becomes the next smaller one that does. */
export function setPicture({ features, model: { image } }: Experiment, size: { height?: number; width?: number }): void {
  const height = size.height ?? nextMultiple(image.height, pixelStep);
  const width = size.width ?? nextMultiple(image.width, pixelStep);
  const patch = largestDivisor(patchSides, image.patch, [height, width]);
  Object.assign(image, { height, width, patch });
  Object.assign(features, { imageHeight: height, imageWidth: width, patch });
}

/** A picture that the patch does not divide grows to the next size that it does. */
export function setPatch({ features, model: { image } }: Experiment, patch: number): void {
  const unit = leastCommonMultiple(patch, pixelStep);
  const height = nextMultiple(image.height, unit);
  const width = nextMultiple(image.width, unit);
  Object.assign(image, { height, width, patch });
  Object.assign(features, { imageHeight: height, imageWidth: width, patch });
}

function largestDivisor(offered: readonly string[], atMost: number, of: number[]): number {
  return offered.map(Number).filter((n) => n <= atMost && of.every((whole) => whole % n === 0)).at(-1) ?? Number(offered[0]);
}

function nextMultiple(value: number, of: number): number {
  return Math.ceil(value / of) * of;
}
