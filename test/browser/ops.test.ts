import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { adamwSuite } from '../support/adamwSuite';
import { deviceErrors, forEachBackend } from '../support/backends';
import { goldenSuite } from '../support/opsGolden';
import { opsSuite } from '../support/opsSuite';

forEachBackend((lane) => {
  goldenSuite();
  opsSuite(lane);
  adamwSuite();
  it('saw no command refused by the device', () => expect(deviceErrors).toEqual([]));
});

forEachBackend(() => {
  it('takes the softmax of more than 65,535 rows', async () => {
    const rows = tf.tile(tf.tensor2d([[1, 2, 3]]), [70_000, 1]);
    const probabilities = await tf.softmax(rows).data();
    expect(Array.from(probabilities.slice(-3), (value) => value.toFixed(4))).toEqual(['0.0900', '0.2447', '0.6652']);
  });
}, ({ backend }) => backend === 'webgpu');
