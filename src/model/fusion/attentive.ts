// MA-3 [P]: title tokens read the picture's patches and patches read the title, then a scalar gate weighs what both have become.
import * as tf from '@tensorflow/tfjs-core';
import { attendToOther, type CrossAttentionParams, initCrossAttention } from '../../nn/attention';
import { type Pass, within } from '../../nn/pass';
import { maskedMean } from '../../ops/pooling';
import { commonWidth, gateOf, weightsOf } from './gate';
import { initScalarGate, type ScalarGateParams, titleShare } from './scalarGate';
import type { Fusion, Side } from './types';

type AttentiveParams = {
  titleToImage: CrossAttentionParams;
  imageToTitle: CrossAttentionParams;
  gate: ScalarGateParams;
};

export const attentive: Fusion<'attentive'> = {
  form: 'deep',
  init({ heads, hidden }, shape, random): AttentiveParams {
    const width = commonWidth('attentive', shape);
    if (width % heads !== 0) throw new Error(`Fusion 'attentive' cannot split a width of ${width} into ${heads} heads. Choose heads that divide it.`);
    return { titleToImage: initCrossAttention(random, width), imageToTitle: initCrossAttention(random, width), gate: initScalarGate(random, width, hidden) };
  },
  fuse(params, { heads }, title, image, pass) {
    const { titleToImage, imageToTitle, gate: gateParams } = params as AttentiveParams;
    const informedTitle = readOther(titleToImage, title, image, heads, within(pass, 'titleToImage')); // [batch, width]
    const informedImage = readOther(imageToTitle, image, title, heads, within(pass, 'imageToTitle')); // [batch, width]
    const gate = gateOf(titleShare(gateParams, informedTitle, informedImage), title, image); // [batch, 1] each
    const pooled = tf.add(tf.mul(gate.title, informedTitle), tf.mul(gate.image, informedImage)) as tf.Tensor2D; // [batch, width]
    return { form: 'deep', pooled, weights: weightsOf(gate) };
  },
};

/** The side's tokens plus what they read from the other side, averaged. A side that is not there tells nothing. */
function readOther(params: CrossAttentionParams, side: Side, other: Side, heads: number, pass: Pass): tf.Tensor2D {
  const { tokens, mask } = side.sequence;
  const heard = attendToOther(params, tokens, other.sequence, heads, pass); // [batch, tokens, width]
  const otherThere = tf.reshape(other.present, [-1, 1, 1]); // [batch, 1, 1]
  return maskedMean(tf.add(tokens, tf.mul(heard, otherThere)) as tf.Tensor3D, mask);
}
