// One update: forward, backward, clip, AdamW, clamp, all synchronous; then one awaited read of everything worth knowing about it.
import * as tf from '@tensorflow/tfjs-core';
import { random } from '../math/random';
import type { Pass } from '../nn/pass';
import { applyAdamW } from './adamw';
import type { StageConfig, TrainingConfig } from './config';
import { learningRate } from './learningRate';
import { objectiveLoss } from './objectives/objective';
import { shareMasked } from './relations';
import { objectiveName, type StagePosition } from './stages';
import { learners, trainable, type TrainingState } from './state';
import { openStep, type OpenStep } from './stepContext';
import type { StepInputs } from './stepInputs';

/**
 * Numbers of one update: 'loss' (weighted sum), 'loss.<objective>' (unweighted), 'gradientNorm' and 'gradientNorm.<tower>' (before clipping), 'learningRate',
 * 'temperature', 'shareMasked', and where they exist 'imageWeight', 'imageWeightSpread' (standard deviation), '<objective>.positiveCosine',
 * '<objective>.negativeCosine', '<objective>.hardestCosine'. The loop adds 'milliseconds'.
 */
export type StepMetrics = Record<string, number>;

/** An update that was made; its numbers still lie on the backend. */
export interface PendingMetrics {
  step: number;
  stage: string;
  names: string[];
  values: tf.Tensor1D; // [names]
  known: StepMetrics;
}

export interface Backward {
  /** By parameter path. */
  gradients: Record<string, tf.Tensor>;
  names: string[];
  values: tf.Tensor1D; // [names]
}

/** One update of the state, from forward to assignment without a wait, so that whoever reads parameters in between sees whole ones. */
export function update(state: TrainingState, config: TrainingConfig, at: StagePosition, inputs: StepInputs, seed: number): PendingMetrics {
  const rate = learningRate(at.step, at.stage);
  const names: string[] = [];
  const values = tf.tidy(() => {
    const forward = backward(state, at.stage, inputs, seed);
    const norms = applyAdamW(learners(state, at.stage), forward.gradients, config.optimizer, rate, at.step + 1);
    const logScale = clampTemperature(state, at.stage);
    names.push(...forward.names, 'gradientNorm', ...Object.keys(norms.groups).map((tower) => `gradientNorm.${tower}`), 'logScale');
    const all = tf.concat([forward.values, tf.stack([norms.global, ...Object.values(norms.groups), logScale])]) as tf.Tensor1D; // [names]
    forward.values.dispose();
    return all;
  });
  const known = { learningRate: rate, shareMasked: shareMasked(inputs.relations) };
  const pending = { step: state.step, stage: at.stage.name, names, values, known };
  state.step += 1;
  return pending;
}

/** Loss terms and gradients of one batch; changes nothing. The caller owns all tensors. */
export function backward(state: TrainingState, stage: StageConfig, inputs: StepInputs, seed: number): Backward {
  const variables = Object.entries(trainable(state, stage));
  const names: string[] = [];
  let values: tf.Tensor1D | null = null;
  const { value, grads } = tf.variableGrads(() => {
    const { loss, metrics } = forward(openStep(state.model, inputs, passOf(state, seed)), state, stage);
    names.push(...Object.keys(metrics));
    values = tf.keep(tf.stack(Object.values(metrics)) as tf.Tensor1D); // [names]
    return loss;
  }, variables.map(([, variable]) => variable));
  value.dispose();
  const gradients = Object.fromEntries(variables.flatMap(([path, variable]) => (grads[variable.name] ? [[path, grads[variable.name]]] : [])));
  return { gradients, names, values: values! };
}

/** The pass of the update that comes next: its dropout is addressed, so it can be made again. */
export function passOf(state: TrainingState, seed: number): Pass {
  return { training: true, random: random(seed, 'dropout', state.step), trace: null };
}

/** Waits for the numbers of an update. Throws where a loss is not a number, naming step and objective. */
export async function readMetrics({ step, stage, names, values, known }: PendingMetrics): Promise<StepMetrics> {
  const data = await values.data();
  values.dispose();
  const metrics: StepMetrics = { ...Object.fromEntries(names.map((name, i) => [name, data[i]])), ...known };
  const broken = names.find((name) => name.startsWith('loss.') && !Number.isFinite(metrics[name]))
    ?? ['loss', 'gradientNorm', 'logScale'].find((name) => !Number.isFinite(metrics[name]));
  if (broken) {
    throw new Error(`Step ${step} of stage '${stage}': ${describe(broken)} is ${metrics[broken]}. ` +
      'The parameters are spoiled from here on. Go back to the last checkpoint and lower the learning rate or lengthen the warm-up.');
  }
  const { logScale, ...rest } = metrics;
  return { ...rest, temperature: Math.exp(-logScale) };
}

function describe(name: string): string {
  if (name.startsWith('loss.')) return `the objective '${name.slice('loss.'.length)}'`;
  return name === 'loss' ? 'the loss' : name === 'gradientNorm' ? 'the gradient norm' : 'the temperature';
}

/** All loss terms of a stage over one batch. */
export function forward(step: OpenStep, state: TrainingState, stage: StageConfig): { loss: tf.Scalar; metrics: Record<string, tf.Scalar> } {
  const metrics: Record<string, tf.Scalar> = {};
  const weighted = stage.objectives.map((objective, i) => {
    const name = objectiveName(objective);
    const term = objectiveLoss(objective, step, state.heads[name] ?? {});
    metrics[`loss.${name}`] = term.loss;
    if (i === 0 || objective.kind !== 'contrastive') for (const [key, value] of Object.entries(term.metrics?.() ?? {})) metrics[`${name}.${key}`] = value;
    return objective.weight === 1 ? term.loss : (tf.mul(term.loss, objective.weight) as tf.Scalar);
  });
  if (weighted.length === 0) throw new Error(`Stage '${stage.name}' has no objective. Give it at least one.`);
  const loss = weighted.reduce((sum, term) => tf.add(sum, term));
  return { loss, metrics: { loss, ...metrics, ...imageWeightMetrics(step) } };
}

/** Mean and standard deviation of the batch's image weights; empty where the fusion has none or no objective read a product. */
function imageWeightMetrics(step: OpenStep): Record<string, tf.Scalar> {
  const weights = step.readProducts()?.weights;
  if (!weights) return {};
  const { mean, variance } = tf.moments(weights.image);
  return { imageWeight: mean as tf.Scalar, imageWeightSpread: tf.sqrt(variance) as tf.Scalar };
}

/** Keeps exp(logScale) in [1, 1 / minimum] where the stage trains it, and returns logScale. */
function clampTemperature(state: TrainingState, stage: StageConfig): tf.Scalar {
  const { config, params } = state.model;
  const { logScale } = params.temperature;
  if (trainable(state, stage)['temperature.logScale']) logScale.assign(tf.clipByValue(logScale, 0, Math.log(1 / config.temperature.minimum)));
  return logScale.clone();
}
