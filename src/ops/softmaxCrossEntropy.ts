import * as tf from '@tensorflow/tfjs-core';
import { maskScores } from './attentionMask';
import { defineOperation } from './operation';

type Inputs = { logits: tf.Tensor; targets: tf.Tensor; allowed: tf.Tensor };

/** Losses, and the derivative of each row's loss by its logits. */
const run = defineOperation<Inputs, object>({
  name: 'SoftmaxCrossEntropy',
  composed: ({ logits, targets, allowed }) => {
    const scores = maskScores(logits, allowed);
    const shifted = tf.sub(scores, tf.max(scores, -1, true));
    const exponentials = tf.exp(shifted);
    const total = tf.sum(exponentials, -1, true); // [rows, 1]
    const losses = tf.sum(tf.mul(targets, tf.sub(tf.log(total), shifted)), -1); // [rows]
    const expected = tf.mul(tf.div(exponentials, total), tf.sum(targets, -1, true));
    return [losses, tf.mul(tf.sub(expected, targets), allowed)];
  },
  fused: ({ logits, targets, allowed }, _, kernels) => {
    const [rows, candidates] = (logits as tf.Tensor2D).shape;
    const outputs = [kernels.output([rows]), kernels.output([rows, candidates])];
    kernels.run.softmaxCrossEntropy(rows, candidates, ...[logits, targets, allowed, ...outputs].map((x) => kernels.address(x)));
    return outputs;
  },
});

/**
 * Per row minus the targets' weighted log-softmax over the allowed candidates: InfoNCE with any positives and masks.
 * The gradient goes to the logits only; targets and masks are data. A row without any allowed candidate gives log(candidates) and no gradient.
 * @param logits [rows, candidates]
 * @param targets [rows, candidates], rows sum to 1, 0 where not allowed
 * @param allowed [rows, candidates], 1 or 0
 * @returns [rows]
 */
export function softmaxCrossEntropy(logits: tf.Tensor2D, targets: tf.Tensor2D, allowed: tf.Tensor2D): tf.Tensor1D {
  const shapes = [logits, targets, allowed].map((x) => `[${x.shape}]`);
  if (new Set(shapes).size > 1) throw new Error(`softmaxCrossEntropy needs logits, targets and allowed of one shape, got ${shapes.join(', ')}.`);
  const operation = tf.customGrad((x, save) => {
    const [value, derivative] = run({ logits: x as tf.Tensor, targets, allowed }, {});
    (save as tf.GradSaveFunc)([derivative]);
    return { value, gradFunc: (dy: tf.Tensor, [saved]: tf.Tensor[]) => tf.mul(saved, tf.reshape(dy, [-1, 1])) };
  });
  return operation(logits) as tf.Tensor1D;
}
