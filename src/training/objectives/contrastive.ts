// Pulls what belongs together closer than everything else: the one objective behind query-product, query-title, query-image and title-image.
import * as tf from '@tensorflow/tfjs-core';
import type { Space } from '../../model/config';
import { scalar } from '../../nn/init';
import type { Params } from '../../nn/params';
import type { ConfigOf, Objective, StepContext } from './types';
import { compare, cosineMetrics, sigmoidLoss, softmaxLoss, type Comparison } from './pairwise';

/** SigLIP's start [I]: most pairs are negatives, so the first guess is "no". */
const initialBias = -10;

export const contrastive: Objective<'contrastive'> = {
  init: (config): Params => (config.form === 'sigmoid' ? { bias: scalar(initialBias) } : {}),
  loss(config, step, head) {
    const { from, to } = config;
    if (from === to) throw new Error(`A contrastive objective compares two spaces; this one goes from '${from}' to '${to}'.`);
    const forward = comparison(config, step, from, to);
    const lossOf = (direction: Comparison) => formLoss(config, step, head, direction);
    const loss = config.symmetric ? tf.div(tf.add(lossOf(forward), lossOf(comparison(config, step, to, from))), 2) : lossOf(forward);
    return { loss: loss as tf.Scalar, metrics: () => cosineMetrics(forward) };
  },
};

function comparison(config: ConfigOf<'contrastive'>, step: StepContext, from: Space, to: Space): Comparison {
  return compare(step.embedding(from), step.candidates(from, to, config.multiPositive));
}

function formLoss(config: ConfigOf<'contrastive'>, step: StepContext, head: Params, direction: Comparison): tf.Scalar {
  if (config.form === 'softmax') return softmaxLoss(direction, step.scale, config.margin);
  return sigmoidLoss(direction, step.scale, head.bias as tf.Variable, config.margin);
}
