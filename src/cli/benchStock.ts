// The same model and update written with the operations of the umbrella package alone, as one would write them without this project.
// Only the gradient of `gather` is ours: its kernel is missing on stock wasm.
import * as tf from '@tensorflow/tfjs';
import type { ImageEncoderConfig, TextEncoderConfig, TransformerConfig } from '../model/config';
import type { TextBatch } from '../model/tensors';
import { setFused } from '../ops/fused';
import type { NamedArrays } from '../storage/namedArrays';
import type { StepInputs } from '../training/stepInputs';
import type { BenchCase } from './benchCase';
import type { Contender } from './benchContender';

type Weights = Record<string, tf.Variable>;
type Product = (a: tf.Tensor, b: tf.Tensor, transposeB?: boolean) => tf.Tensor;

/** How one writes it: the gradient then asks for transposed products, which stock wasm computes without SIMD. */
const plainProduct: Product = (a, b, transposeB = false) => tf.matMul(a, b, false, transposeB);

/** How one writes it who knows: every transpose is made first. */
const transposedProduct: Product = (a, b, transposeB = false) => explicit(a, transposeB ? swapLast(b) : b);

const explicit = tf.customGrad((a, b, save) => {
  (save as tf.GradSaveFunc)([a as tf.Tensor, b as tf.Tensor]);
  return {
    value: tf.matMul(a as tf.Tensor, b as tf.Tensor),
    gradFunc: (dy: tf.Tensor, [x, y]: tf.Tensor[]) => [tf.matMul(dy, swapLast(y)), tf.matMul(swapLast(x), dy)],
  };
});

function swapLast(x: tf.Tensor): tf.Tensor {
  return tf.transpose(x, x.rank === 4 ? [0, 1, 3, 2] : [1, 0]);
}

/** @param weights first values by our own parameter names */
export function stock(name: 'stock' | 'transposed', { model, training }: BenchCase, weights: NamedArrays, batches: StepInputs[]): Contender {
  const { optimizer: settings, stages: [{ learningRate }] } = training;
  const product = name === 'stock' ? plainProduct : transposedProduct;
  const params: Weights = Object.fromEntries(Object.entries(weights).map(([path, { shape, data }]) => [path, tf.tidy(() => tf.tensor(data, shape).variable())]));
  const variables = Object.values(params);
  const adam = tf.train.adam(learningRate, settings.beta1, settings.beta2, settings.epsilon);

  const update = (inputs: StepInputs): tf.Scalar => tf.tidy(() => {
    const { value, grads } = tf.variableGrads(() => lossOf(params, model, inputs, product), variables);
    const norm = tf.sqrt(tf.addN(Object.values(grads).map((gradient) => tf.sum(tf.square(gradient)))));
    const scale = tf.minimum(1, tf.div(settings.clipNorm, tf.add(norm, 1e-6)));
    for (const variable of variables) if (variable.rank >= 2) variable.assign(tf.mul(variable, 1 - learningRate * settings.weightDecay));
    adam.applyGradients(Object.fromEntries(Object.entries(grads).map(([key, gradient]) => [key, tf.mul(gradient, scale)])));
    const logScale = params['temperature.logScale'];
    logScale.assign(tf.clipByValue(logScale, 0, Math.log(1 / model.temperature.minimum)));
    return value;
  });

  return {
    name,
    async step(index) {
      setFused(false);
      const loss = update(batches[index % batches.length]);
      const [value] = await loss.data();
      loss.dispose();
      return value;
    },
    dispose() {
      tf.dispose(variables);
      adam.dispose();
    },
  };
}

function lossOf(p: Weights, model: BenchCase['model'], { queries, products }: StepInputs, product: Product): tf.Scalar {
  const query = text('query', p, model.title, queries, product);
  const title = text('title', p, model.title, products.title, product);
  const image = picture(p, model.image, products.image.patches, product);
  const project = (space: 'query' | 'product', x: tf.Tensor) => unit(product(x, p[`projection.${space}.weight`]));
  const gateInput = tf.concat([title, image, tf.mul(title, image)], 1);
  const gate = tf.softmax(linear(p, 'fusion.output', gelu(linear(p, 'fusion.hidden', gateInput, product)), product)); // [batch, 2]
  const [titleWeight, imageWeight] = tf.split(gate, 2, 1);
  const mixed = unit(tf.add(tf.mul(titleWeight, project('product', title)), tf.mul(imageWeight, project('product', image))));
  const logits = tf.mul(product(project('query', query), mixed, true), tf.exp(p['temperature.logScale'])); // [batch, batch]
  const diagonal = tf.eye(logits.shape[0]);
  const crossEntropy = (x: tf.Tensor) => tf.neg(tf.mean(tf.sum(tf.mul(tf.logSoftmax(x), diagonal), 1)));
  return tf.div(tf.add(crossEntropy(logits), crossEntropy(tf.transpose(logits))), 2);
}

function text(name: 'query' | 'title', p: Weights, config: TextEncoderConfig, { ids, mask }: TextBatch, product: Product): tf.Tensor {
  const embedded = tf.add(tf.gather(p[`${name}.embedding.tokens`], ids), p[`${name}.embedding.positions`]);
  const tokens = transformer(p, name, config.transformer, embedded, mask, product);
  const weights = tf.div(mask, tf.sum(mask, 1, true)); // [batch, tokens]
  return tf.sum(tf.mul(tokens, tf.expandDims(weights, 2)), 1);
}

function picture(p: Weights, config: ImageEncoderConfig, patches: tf.Tensor3D, product: Product): tf.Tensor {
  const embedded = tf.add(linear(p, 'image.patch', patches, product), p['image.positions']);
  return tf.mean(transformer(p, 'image', config.transformer, embedded, null, product), 1);
}

function transformer(p: Weights, tower: string, config: TransformerConfig, input: tf.Tensor, mask: tf.Tensor2D | null, product: Product): tf.Tensor {
  const norm = (name: string, x: tf.Tensor) => layerNorm(p, `${tower}.${name}`, x, config.layerNormEpsilon);
  let x = input; // [batch, tokens, width]
  for (let layer = 0; layer < config.layers; layer++) {
    const name = `layers.${layer}`;
    const dense = (part: string, y: tf.Tensor) => linear(p, `${tower}.${name}.${part}`, y, product);
    x = tf.add(x, dense('attention.output', attention(dense('attention.qkv', norm(`${name}.attentionNorm`, x)), config.heads, mask, product)));
    x = tf.add(x, dense('mlp.contract', gelu(dense('mlp.expand', norm(`${name}.mlpNorm`, x)))));
  }
  return norm('finalNorm', x);
}

function attention(qkv: tf.Tensor, heads: number, mask: tf.Tensor2D | null, product: Product): tf.Tensor {
  const [batch, tokens, tripleWidth] = qkv.shape;
  const headWidth = tripleWidth / 3 / heads;
  const [query, key, value] = tf.split(qkv, 3, 2).map((x) => tf.transpose(tf.reshape(x, [batch, tokens, heads, headWidth]), [0, 2, 1, 3]));
  const scores = tf.mul(product(query, key, true), 1 / Math.sqrt(headWidth)); // [batch, heads, tokens, tokens]
  const masked = mask ? tf.add(scores, tf.reshape(tf.mul(tf.sub(mask, 1), 1e9), [batch, 1, 1, tokens])) : scores;
  return tf.reshape(tf.transpose(product(tf.softmax(masked), value), [0, 2, 1, 3]), [batch, tokens, heads * headWidth]);
}

function linear(p: Weights, name: string, x: tf.Tensor, product: Product): tf.Tensor {
  const rows = tf.reshape(x, [-1, x.shape[x.rank - 1]]);
  const y = tf.add(product(rows, p[`${name}.weight`]), p[`${name}.bias`]);
  return tf.reshape(y, [...x.shape.slice(0, -1), y.shape[1] as number]);
}

function layerNorm(p: Weights, name: string, x: tf.Tensor, epsilon: number): tf.Tensor {
  const { mean, variance } = tf.moments(x, -1, true);
  return tf.add(tf.mul(tf.mul(tf.sub(x, mean), tf.rsqrt(tf.add(variance, epsilon))), p[`${name}.scale`]), p[`${name}.offset`]);
}

function gelu(x: tf.Tensor): tf.Tensor {
  return tf.mul(tf.mul(x, 0.5), tf.add(tf.erf(tf.mul(x, Math.SQRT1_2)), 1));
}

function unit(x: tf.Tensor): tf.Tensor {
  return tf.div(x, tf.sqrt(tf.add(tf.sum(tf.square(x), 1, true), 1e-12)));
}
