// KE-a of MAKE's Keyword Enhancement, our form [P]: the query should land where the query with keywords of the clicked title lands.
// The query is taken as the batch reads it anyway (in part without any keywords), which saves a forward pass.
import * as tf from '@tensorflow/tfjs-core';
import { batchCandidates } from '../negatives/candidates';
import { stopGradient } from '../stopGradient';
import { compare, cosineMetrics, softmaxLoss } from './pairwise';
import type { Objective } from './types';

export const keywordView: Objective<'keywordView'> = {
  loss(config, step) {
    const { views, relations } = step.inputs;
    if (!views) throw new Error("The batch was made without keyword views. Make it with a stage that lists the objective 'keywordView'.");
    const query = step.embedding('query'); // [rows, embedding]
    const enriched = step.embedView(views); // [rows, embedding]
    if (config.form === 'cosine') {
      const cosine = tf.mean(tf.sum(tf.mul(query, stopGradient(enriched)), 1)) as tf.Scalar;
      return { loss: tf.sub(1, cosine) as tf.Scalar, metrics: () => ({ positiveCosine: cosine }) };
    }
    const comparison = compare(query, batchCandidates(enriched, 'query', 'view', relations));
    return { loss: softmaxLoss(comparison, step.scale, 0), metrics: () => cosineMetrics(comparison) };
  },
};
