// Masked-token modeling over titles (the textbook task of BERT [I]; that the predecessor trained one is [B]). Head of our own choice [P]:
// one hidden layer, then the title's own token table as the output weights (tied), with a bias per token.
import * as tf from '@tensorflow/tfjs-core';
import { encodeText } from '../../model/textEncoder';
import { initLinear, applyLinear, type LinearParams } from '../../nn/linear';
import { zeros, type Vector } from '../../nn/init';
import { embedding } from '../../ops/embedding';
import { gelu } from '../../ops/gelu';
import { matMul } from '../../ops/matMul';
import { softmaxCrossEntropy } from '../../ops/softmaxCrossEntropy';
import type { Objective } from './types';

type HeadParams = {
  transform: LinearParams; // [width, width]
  bias: Vector; // [vocabulary]
};

export const maskedToken: Objective<'maskedToken'> = {
  init(_config, { config: { title } }, random): HeadParams {
    return { transform: initLinear(random, title.transformer.width, title.transformer.width), bias: zeros(title.vocabularySize) };
  },
  loss(_config, { inputs, model, pass }, head) {
    const { hidden } = inputs;
    if (!hidden) throw new Error("The batch was made without masked titles. Make it with a stage that lists the objective 'maskedToken'.");
    const { transform, bias } = head as HeadParams;
    const { width } = model.config.title.transformer;
    const { tokens } = encodeText(model.params.title, model.config.title, hidden.titles, pass); // [rows, tokens, width]
    const rows = tf.reshape(tokens, [-1, width]) as tf.Tensor2D; // [rows * tokens, width]
    const read = tf.reshape(embedding(rows, hidden.places), [-1, width]) as tf.Tensor2D; // [hidden, width]
    const states = gelu(applyLinear(transform, read), 'gelu') as tf.Tensor2D; // [hidden, width]
    const table = model.params.title.embedding.tokens; // [vocabulary, width]
    const logits = tf.add(matMul(states, table as tf.Tensor2D, false, true), bias) as tf.Tensor2D; // [hidden, vocabulary]
    const targets = tf.cast(tf.oneHot(hidden.targets, table.shape[0]), 'float32') as tf.Tensor2D; // [hidden, vocabulary]
    const losses = softmaxCrossEntropy(logits, targets, tf.onesLike(targets)); // [hidden]
    const right = tf.cast(tf.equal(tf.argMax(logits, 1), hidden.targets), 'float32'); // [hidden]
    return { loss: tf.sum(tf.mul(losses, hidden.weights)), metrics: () => ({ accuracy: tf.sum(tf.mul(right, hidden.weights)) }) };
  },
};
