// Encoded rows to the tensors the model reads. Shapes are fixed by config and pad size, so that every batch runs the same programs.
import * as tf from '@tensorflow/tfjs-core';
import type { ProductRow, QueryRow } from '../features/types';
import { countPatches, type ImageEncoderConfig, type ModelConfig, type TextEncoderConfig } from './config';
import type { ProductBatch, TextBatch } from './tensors';

/** [rows, config.positions] each, padded with the id `pad` and mask 0. A row without ids is all padding. */
export function queryTensors(rows: QueryRow[], config: TextEncoderConfig, pad: number): TextBatch {
  return textTensors(rows, config, pad);
}

/** A product without a title or a picture stays in the batch; `hasTitle` and `hasImage` say so. */
export function productTensors(rows: ProductRow[], config: ModelConfig, pad: number): ProductBatch {
  return {
    title: textTensors(rows.map((row) => ({ ids: row.titleIds })), config.title, pad),
    image: { patches: patchTensor(rows.map((row) => row.pixels), config.image) },
    hasTitle: tf.tensor1d(rows.map((row) => Number(row.hasTitle)), 'float32'),
    hasImage: tf.tensor1d(rows.map((row) => Number(row.hasImage)), 'float32'),
  };
}

function textTensors(rows: { ids: number[]; types?: number[] }[], config: TextEncoderConfig, pad: number): TextBatch {
  const shape: [number, number] = [rows.length, config.positions];
  const ids = new Int32Array(rows.length * config.positions).fill(pad);
  const types = new Int32Array(ids.length);
  const mask = new Float32Array(ids.length);
  rows.forEach((row, i) => {
    if (row.ids.length > config.positions) throw new Error(`A text has ${row.ids.length} tokens, the encoder reads ${config.positions}. Cut it when it is encoded.`);
    const start = i * config.positions;
    ids.set(row.ids, start);
    types.set(row.types ?? [], start);
    mask.fill(1, start, start + row.ids.length);
  });
  const typed = config.tokenTypes > 0 && rows.some((row) => row.types);
  return { ids: tf.tensor2d(ids, shape, 'int32'), mask: tf.tensor2d(mask, shape), types: typed ? tf.tensor2d(types, shape, 'int32') : null };
}

function patchTensor(pictures: Uint8Array[], config: ImageEncoderConfig): tf.Tensor3D {
  const patches = countPatches(config);
  const size = patches * config.patch * config.patch * 3;
  const values = new Float32Array(pictures.length * size);
  pictures.forEach((pixels, i) => writePatches(pixels, config, values.subarray(i * size, (i + 1) * size)));
  return tf.tensor3d(values, [pictures.length, patches, size / patches]);
}

/** One picture [height, width, 3] as normalized patches [patches, patch * patch * 3]: row, column, channel inside each patch. */
export function writePatches(pixels: Uint8Array, config: ImageEncoderConfig, into: Float32Array): void {
  const { height, width, patch, mean, std } = config;
  if (pixels.length !== height * width * 3) throw new Error(`A picture should be ${height} x ${width} x 3 values, got ${pixels.length}. Encode the catalog at the model's picture size.`);
  const rowOfPatch = patch * 3;
  let next = 0;
  for (let top = 0; top < height; top += patch)
    for (let left = 0; left < width; left += patch)
      for (let row = top; row < top + patch; row++) {
        const start = (row * width + left) * 3;
        for (let i = 0; i < rowOfPatch; i++) into[next++] = (pixels[start + i] / 255 - mean[i % 3]) / std[i % 3];
      }
}
