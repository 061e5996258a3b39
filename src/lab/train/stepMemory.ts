// Bytes that one update holds at its highest: sizes by arithmetic, times factors measured with `tf.profile` on our wasm kernels (a test holds them to 10 %).
import type { Experiment } from '../../experiment/experiment';
import { countPatches, queryEncoderConfig, type ModelConfig, type TransformerConfig } from '../../model/config';
import { parameterCount } from '../../model/parameterCount';
import type { ObjectiveConfig } from '../../training/config';
import { headCount } from '../../training/headCount';

const bytesOfNumber = 4;

/** Numbers that stay per token: of its width and of the width inside the MLP in every layer, of its width around the layers, and per head and token that it attends to. */
const perToken = { width: 25.4, hidden: 4.1, around: 12.3, attention: 2 };
/** Matrices [batch, batch] per contrastive objective. */
const perObjective = 18;
/** Copies of all parameters while gradients are made, clipped and applied. */
const gradients = 2;
/** Numbers per hidden token and word of the vocabulary. */
const perGuess = 8;

function tokenNumbers({ layers, width, hidden, heads }: TransformerConfig, tokens: number): number {
  return layers * (perToken.width * width + perToken.hidden * hidden + perToken.attention * heads * tokens) + perToken.around * width;
}

interface Reading {
  transformer: TransformerConfig;
  tokens: number;
  times: number;
  /** Of its token table; 0 for pictures. */
  vocabulary: number;
}

/** What one row of a batch has read of it. */
function readings(model: ModelConfig, lists: (kind: ObjectiveConfig['kind']) => boolean): Reading[] {
  const query = queryEncoderConfig(model);
  const { title, image } = model;
  return [
    { transformer: query.transformer, tokens: query.positions, times: lists('keywordView') ? 2 : 1, vocabulary: query.vocabularySize },
    { transformer: title.transformer, tokens: title.positions, times: lists('maskedToken') ? 2 : 1, vocabulary: title.vocabularySize },
    { transformer: image.transformer, tokens: countPatches(image) + Number(image.classToken), times: 1, vocabulary: 0 },
  ];
}

/** Numbers per row that a fusion keeps which reads both sequences. */
function crossReading({ fusion, title, image }: ModelConfig): number {
  if (fusion.kind !== 'attentive') return 0;
  const tokens = title.positions + countPatches(image);
  return tokens * (46 * title.transformer.width + perToken.attention * fusion.heads * tokens);
}

export interface StepMemory {
  /** Parameters with both moments: kept from step to step. */
  stateBytes: number;
  /** Comes and goes with every update, mostly in proportion to the batch. */
  updateBytes: number;
}

export function learnedNumbers({ model, training }: Experiment): number {
  return parameterCount(model) + headCount(training, model);
}

/** At the stage that takes the most. */
export function stepMemory(experiment: Experiment): StepMemory {
  const { training: { batch, stages } } = experiment;
  const numbers = learnedNumbers(experiment);
  const updates = stages.map(({ objectives }) => updateNumbers(experiment, objectives));
  return { stateBytes: 3 * bytesOfNumber * numbers, updateBytes: bytesOfNumber * (gradients * numbers + batch * pictureNumbers(experiment) + Math.max(...updates)) };
}

function updateNumbers({ model, training: { batch } }: Experiment, objectives: ObjectiveConfig[]): number {
  const read = readings(model, (kind) => objectives.some((objective) => objective.kind === kind));
  const tables = read.reduce((sum, { transformer, times, vocabulary }) => sum + times * vocabulary * transformer.width, 0);
  const perRow = crossReading(model) + read.reduce((sum, { transformer, tokens, times }) => sum + times * tokens * tokenNumbers(transformer, tokens), 0);
  const matrices = batch * batch * perObjective * objectives.length;
  const masked = objectives.find((objective) => objective.kind === 'maskedToken');
  const guesses = masked ? batch * Math.max(1, Math.round(masked.rate * model.title.positions)) * model.title.vocabularySize * perGuess : 0;
  return tables + batch * perRow + matrices + guesses;
}

function pictureNumbers({ model: { image } }: Experiment): number {
  return image.height * image.width * 3;
}
