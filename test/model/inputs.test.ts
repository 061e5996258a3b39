import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { queryEncoderConfig } from '../../src/model/config';
import { productTensors, queryTensors } from '../../src/model/inputs';
import { lanes, openLane } from '../support/backends';
import { patchesOfChannels } from '../support/patches';
import { expectClose } from '../support/tensors';
import { productRows, queryRows, tinyConfig } from '../support/tinyModel';

const config = tinyConfig();
const queryConfig = queryEncoderConfig(config);

describe('rows to tensors', () => {
  beforeAll(() => openLane(lanes[0]));

  it('pads queries to a fixed length, with their token types', async () => {
    const { ids, mask, types } = queryTensors(queryRows, queryConfig, 19);
    expect(await ids.array()).toEqual([[2, 5, 6, 3, 19, 19], [2, 9, 3, 10, 11, 3], [2, 3, 19, 19, 19, 19]]);
    expect(await mask.array()).toEqual([[1, 1, 1, 1, 0, 0], [1, 1, 1, 1, 1, 1], [1, 1, 0, 0, 0, 0]]);
    expect(await types!.array()).toEqual([[0, 0, 0, 0, 0, 0], [0, 0, 0, 1, 1, 1], [0, 0, 0, 0, 0, 0]]);
    expect(ids.dtype).toBe('int32');
    expect(queryTensors(queryRows, config.title, 0).types).toBeNull();
  });

  it('keeps products without a title or a picture, and says so', async () => {
    const { title, hasTitle, hasImage } = productTensors(productRows, config, 0);
    expect(await hasTitle.array()).toEqual([1, 1, 0, 0, 1]);
    expect(await hasImage.array()).toEqual([1, 0, 1, 0, 1]);
    expect(await tf.sum(title.mask, 1).array()).toEqual([6, 3, 0, 0, 4]);
  });

  it('cuts pictures into patches row by row, values in the order row, column, channel', async () => {
    const { patches } = productTensors(productRows, config, 0).image;
    // The same by reshape and transpose, from [batch, channel, row, column].
    const byChannel = productRows.map(({ pixels }) => [0, 1, 2].map((channel) => Array.from({ length: 32 }, (_, place) => (pixels[place * 3 + channel] / 255 - 0.5) / 0.5)));
    await expectClose(patches, patchesOfChannels({ shape: [5, 3, 8, 4], data: byChannel.flat(2) }, 4));
  });

  it('normalizes each channel by its own mean and deviation', async () => {
    const image = { ...config.image, mean: [0.1, 0.2, 0.3] as [number, number, number], std: [0.5, 0.25, 0.2] as [number, number, number] };
    const { patches } = productTensors([{ ...productRows[0], pixels: new Uint8Array(96).fill(255) }], { ...config, image }, 0).image;
    const [red, green, blue] = await patches.data();
    expect([red, green, blue].map((value) => Number(value.toFixed(4)))).toEqual([1.8, 3.2, 3.5]);
  });

  it('says what to do with texts that are too long and pictures of another size', () => {
    expect(() => queryTensors([{ ids: [1, 2, 3, 4, 5, 6, 7], types: [] }], queryConfig, 0)).toThrow(/7 tokens, the encoder reads 6/);
    expect(() => productTensors([{ ...productRows[0], pixels: new Uint8Array(12) }], config, 0)).toThrow(/8 x 4 x 3 values, got 12/);
    expect(() => productTensors(productRows, { ...config, image: { ...config.image, patch: 3 } }, 0)).toThrow(/patches of 3/);
  });
});
