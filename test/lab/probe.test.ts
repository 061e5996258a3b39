import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { probeStep } from '../../src/lab/probe';
import { lanes, openLane } from '../support/backends';

it('the probe step gives one finite loss, whatever the backend, and leaves nothing behind', async () => {
  const losses: number[] = [];
  for (const lane of lanes) {
    await openLane(lane);
    const tensors = tf.memory().numTensors;
    losses.push(await probeStep());
    expect(tf.memory().numTensors, lane.name).toBe(tensors);
    expect(await probeStep(), lane.name).toBe(losses.at(-1));
  }
  expect(losses).toHaveLength(3);
  for (const loss of losses) {
    expect(loss).toBeGreaterThan(0);
    expect(Math.abs(loss - losses[0])).toBeLessThan(1e-4);
  }
});
