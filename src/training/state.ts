import * as tf from '@tensorflow/tfjs-core';
import { random } from '../math/random';
import type { Model } from '../model/retrievalModel';
import { assignArrays, disposeParams, flatten, select, toArrays, type Params } from '../nn/params';
import type { NamedArrays } from '../storage/namedArrays';
import { zeroMoments, type Learner, type Moments } from './adamw';
import type { StageConfig, TrainingConfig } from './config';
import { initObjective } from './objectives/objective';
import { distinctObjectives, objectiveName } from './stages';

/** Everything that an update changes. Model, heads, moments and step count are all that a checkpoint has to hold. */
export interface TrainingState {
  model: Model;
  /** Parameters of the objectives' own heads, by objective. */
  heads: Record<string, Params>;
  /** By parameter path; only for what the current stage trains. */
  moments: Record<string, Moments>;
  /** Updates done. */
  step: number;
}

const headPrefix = 'objectives';
const firstPrefix = 'optimizer.first.';
const secondPrefix = 'optimizer.second.';
const stepName = 'training.step';

/** A state before the first update. The model stays the caller's; `disposeState` frees the rest. */
export function createTrainingState(model: Model, config: TrainingConfig, seed: number): TrainingState {
  const heads: Record<string, Params> = {};
  for (const [name, objective] of distinctObjectives(config)) {
    const head = initObjective(objective, model, random(seed, `init.objectives.${name}`));
    if (Object.keys(head).length > 0) heads[name] = head;
  }
  return { model, heads, moments: {}, step: 0 };
}

/** What a stage trains, by path: parameters that its patterns name, and always the heads of its own objectives. */
export function trainable(state: TrainingState, stage: StageConfig): Record<string, tf.Variable> {
  const chosen = Object.entries(select(state.model.params, stage.train)).filter(([, variable]) => variable.trainable);
  const heads = stage.objectives.flatMap((objective) => {
    const name = objectiveName(objective);
    return state.heads[name] ? Object.entries(flatten({ [headPrefix]: { [name]: state.heads[name] } })) : [];
  });
  if (chosen.length === 0) throw new Error(`Stage '${stage.name}' trains nothing: no parameter's name starts with ${stage.train.map((p) => `'${p}'`).join(', ')}.`);
  return Object.fromEntries([...chosen, ...heads]);
}

/** A stage starts with fresh moments for exactly what it trains. */
export function beginStage(state: TrainingState, stage: StageConfig): void {
  disposeMoments(state);
  for (const [path, variable] of Object.entries(trainable(state, stage))) state.moments[path] = zeroMoments(variable);
}

/** Parameters and moments of what a stage trains. Throws where a restored state has no moments in the middle of a stage. */
export function learners(state: TrainingState, stage: StageConfig): Record<string, Learner> {
  return Object.fromEntries(Object.entries(trainable(state, stage)).map(([path, variable]) => {
    const moments = state.moments[path];
    if (!moments) throw new Error(`There are no optimizer moments for '${path}': this checkpoint can be searched but not continued. Resume from one that was written while training.`);
    return [path, { variable, ...moments }];
  }));
}

/** All of a state as named arrays: parameters under their own paths, heads, moments and the step under their prefixes. */
export async function stateArrays(state: TrainingState): Promise<NamedArrays> {
  const arrays = await toArrays({ ...state.model.params, ...headTree(state) });
  for (const [path, { first, second }] of Object.entries(state.moments)) {
    arrays[firstPrefix + path] = await arrayOf(first);
    arrays[secondPrefix + path] = await arrayOf(second);
  }
  arrays[stepName] = { shape: [1], data: Int32Array.of(state.step) };
  return arrays;
}

/** The arrays that search needs, without what only training reads. */
export function modelArrays(arrays: NamedArrays): NamedArrays {
  const training = [`${headPrefix}.`, firstPrefix, secondPrefix, stepName];
  return Object.fromEntries(Object.entries(arrays).filter(([name]) => !training.some((prefix) => name.startsWith(prefix))));
}

/** Puts a state back to where `stateArrays` found it, bit for bit. Throws if the arrays are of another model or hold no training state. */
export function restoreState(state: TrainingState, arrays: NamedArrays): void {
  restore(state, arrays, headTree(state));
}

/**
 * Takes over what fits of another run's state: parameters, step, the heads and moments that both have. Heads of new objectives begin anew,
 * and so do the moments of what `stage` trains and the other run did not.
 */
export function adoptState(state: TrainingState, arrays: NamedArrays, stage: StageConfig | null): void {
  const known = Object.entries(state.heads).filter(([name, head]) => Object.keys(flatten({ [headPrefix]: { [name]: head } })).every((path) => arrays[path]));
  restore(state, arrays, known.length > 0 ? { [headPrefix]: Object.fromEntries(known) } : {});
  const trained = stage ? trainable(state, stage) : {};
  for (const path of Object.keys(state.moments).filter((candidate) => !trained[candidate])) {
    tf.dispose([state.moments[path].first, state.moments[path].second]);
    delete state.moments[path];
  }
  for (const [path, variable] of Object.entries(trained)) state.moments[path] ??= zeroMoments(variable);
}

function restore(state: TrainingState, arrays: NamedArrays, heads: Params): void {
  const step = arrays[stepName]?.data[0];
  if (step === undefined) throw new Error(`The file has no '${stepName}': it holds a finished model, not a training state. Resume from a checkpoint that was written while training.`);
  assignArrays({ ...state.model.params, ...heads }, arrays);
  disposeMoments(state);
  for (const [path, variable] of Object.entries(flatten({ ...state.model.params, ...heads }))) {
    if (!arrays[firstPrefix + path] || !arrays[secondPrefix + path]) continue;
    state.moments[path] = zeroMoments(variable);
    assignArrays({ first: state.moments[path].first, second: state.moments[path].second }, { first: arrays[firstPrefix + path], second: arrays[secondPrefix + path] });
  }
  state.step = step;
}

/** Frees heads and moments; the model stays. */
export function disposeState(state: TrainingState): void {
  disposeMoments(state);
  for (const head of Object.values(state.heads)) disposeParams(head);
  state.heads = {};
}

function headTree(state: TrainingState): Params {
  return Object.keys(state.heads).length > 0 ? { [headPrefix]: state.heads } : {};
}

function disposeMoments(state: TrainingState): void {
  for (const { first, second } of Object.values(state.moments)) tf.dispose([first, second]);
  state.moments = {};
}

async function arrayOf(variable: tf.Variable): Promise<NamedArrays[string]> {
  return { shape: variable.shape, data: (await variable.data()).slice() as Float32Array };
}
