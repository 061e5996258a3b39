// Untrusted JSON to an Experiment: unknown keys, other types and impossible shapes are errors that name their path.
import { z } from 'zod';
import type { ObjectiveConfig } from '../training/config';
import { objectiveName } from '../training/stages';
import { experimentVersion, type Experiment } from './experiment';

// Compiled schemas need eval, which the page's policy refuses and reports.
z.config({ jitless: true });

const chance = z.number().min(0).max(1);
/** Far beyond anything that trains here; what a link or a file asks for is bounded before anything is made of it. */
const count = z.number().int().min(0).max(1_000_000);
const size = z.number().int().min(1).max(1_000_000);
const few = z.number().int().min(1).max(256);
const space = z.enum(['query', 'title', 'image', 'product']);

const transformer = z.strictObject({
  layers: few, width: size, heads: size, hidden: size, norm: z.enum(['pre', 'post']), activation: z.enum(['gelu', 'geluTanh', 'geluQuick']),
  layerNormEpsilon: z.number().positive(), dropout: z.number().min(0).lt(1),
}).refine((t) => t.width % t.heads === 0, { message: 'width must be a multiple of heads' });

const textEncoder = z.strictObject({
  vocabularySize: size, positions: size, tokenTypes: count, embeddingNorm: z.boolean(), finalNorm: z.boolean(), causal: z.boolean(),
  pooling: z.enum(['mean', 'first', 'endOfText', 'attention']), endOfText: z.number().int().min(0).optional(), transformer,
});

const imageEncoder = z.strictObject({
  height: size, width: size, patch: size, classToken: z.boolean(), patchBias: z.boolean(), embeddingNorm: z.boolean(), finalNorm: z.boolean(),
  pooling: z.enum(['mean', 'first']), mean: z.tuple([z.number(), z.number(), z.number()]), std: z.tuple([z.number(), z.number(), z.number()]), transformer,
}).refine((i) => i.height % i.patch === 0 && i.width % i.patch === 0, { message: 'patch must divide height and width' });

const mix = z.enum(['beforeProjection', 'sharedSpace']);
const fusion = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('titleOnly'), mix }),
  z.strictObject({ kind: z.literal('imageOnly'), mix }),
  z.strictObject({ kind: z.literal('fixed'), mix, imageWeight: chance }),
  z.strictObject({ kind: z.literal('scalarGate'), mix, hidden: size }),
  z.strictObject({ kind: z.literal('vectorGate'), mix }),
  z.strictObject({ kind: z.literal('attentive'), mix, heads: size, hidden: size }),
]);

const objective = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('contrastive'), from: space, to: space, weight: z.number().min(0), symmetric: z.boolean(), form: z.enum(['softmax', 'sigmoid']),
    margin: z.number().min(0).max(2), multiPositive: z.boolean() }),
  z.strictObject({ kind: z.literal('keywordView'), weight: z.number().min(0), form: z.enum(['infoNCE', 'cosine']) }),
  z.strictObject({ kind: z.literal('maskedToken'), weight: z.number().min(0), rate: chance }),
]);

const experiment = z.strictObject({
  version: z.literal(experimentVersion),
  seed: z.number().int(),
  catalog: z.string().min(1),
  features: z.strictObject({
    vocabularySize: size.min(16), titleTokens: size.min(3), queryTokens: size.min(3), imageHeight: size, imageWidth: size, patch: size,
    keywords: z.strictObject({ perQuery: count, minimumClicks: count, dropRate: chance }),
  }),
  model: z.strictObject({
    embedding: size, query: z.union([z.literal('sharedWithTitle'), textEncoder]), title: textEncoder, image: imageEncoder, fusion,
    projection: z.enum(['shared', 'perSide']),
    temperature: z.strictObject({ initial: z.number().positive(), minimum: z.number().positive(), learnable: z.boolean() }),
  }),
  training: z.strictObject({
    batch: size.min(2).max(65_536), sampling: z.enum(['uniform', 'sqrt']),
    optimizer: z.strictObject({ beta1: z.number().min(0).lt(1), beta2: z.number().min(0).lt(1), epsilon: z.number().positive(), weightDecay: z.number().min(0), clipNorm: z.number().positive() }),
    negatives: z.strictObject({ maskDuplicates: z.boolean(), maskClicked: z.boolean(), maskKeywordMatches: z.boolean() }),
    augmentation: z.strictObject({ titleWords: z.strictObject({ chance, drop: chance }), titleAttributes: chance, titleCode: chance, imageBlank: chance, mirror: chance, shift: count }),
    stages: z.array(z.strictObject({ name: z.string(), steps: size, objectives: z.array(objective).min(1).max(16), train: z.array(z.string()).min(1).max(64), learningRate: z.number().positive(), warmup: count })).min(1).max(16),
    evaluateEvery: size, checkpointEvery: size,
  }),
});

/** Checks an experiment that came from a file, a link or a command line. Throws one line that names the path, what was expected and what came. */
export function parseExperiment(json: unknown): Experiment {
  const result = experiment.safeParse(json);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new Error(`Experiment, at '${issue.path.join('.') || 'the top'}': ${issue.message}. Fix the value there or start again from a preset.`);
  }
  return agree(result.data satisfies Experiment);
}

function agree(checked: Experiment): Experiment {
  const { features, model } = checked;
  const pairs: [string, number, number][] = [
    ['model.image.height and features.imageHeight', model.image.height, features.imageHeight],
    ['model.image.width and features.imageWidth', model.image.width, features.imageWidth],
    ['model.image.patch and features.patch', model.image.patch, features.patch],
    ['model.title.positions and features.titleTokens', model.title.positions, features.titleTokens],
  ];
  if (model.query === 'sharedWithTitle') {
    if (features.queryTokens > model.title.positions)
      throw new Error(`Experiment: a query encoder shared with the title reads at most model.title.positions = ${model.title.positions} tokens, features.queryTokens is ${features.queryTokens}.`);
  } else pairs.push(['model.query.positions and features.queryTokens', model.query.positions, features.queryTokens]);
  for (const [what, a, b] of pairs) if (a !== b) throw new Error(`Experiment: ${what} must be equal, they are ${a} and ${b}.`);
  agreeOnWidths(model);
  for (const { name, objectives } of checked.training.stages) agreeOnObjectives(name, objectives);
  return checked;
}

function agreeOnWidths({ title, image, fusion, projection }: Experiment['model']): void {
  const [ofTitle, ofImage] = [title.transformer.width, image.transformer.width];
  if (ofTitle !== ofImage && projection === 'shared') throw new Error(`Experiment: one projection needs encoders of one width; the title's is ${ofTitle}, the image's ${ofImage}. Make them equal or choose projection 'perSide'.`);
  if (ofTitle !== ofImage && ['scalarGate', 'vectorGate', 'attentive'].includes(fusion.kind)) throw new Error(`Experiment: fusion '${fusion.kind}' needs encoders of one width; the title's is ${ofTitle}, the image's ${ofImage}. Make them equal.`);
  if (fusion.kind === 'attentive' && ofTitle % fusion.heads !== 0) throw new Error(`Experiment: model.fusion.heads must divide the width ${ofTitle}, it is ${fusion.heads}.`);
}

function agreeOnObjectives(stage: string, objectives: ObjectiveConfig[]): void {
  const names = objectives.map(objectiveName);
  const repeated = names.find((name, i) => names.indexOf(name) !== i);
  if (repeated) throw new Error(`Experiment: stage '${stage}' lists the objective '${repeated}' twice. Keep one of them and add the weights.`);
  const idle = objectives.find((objective) => objective.kind === 'contrastive' && objective.from === objective.to);
  if (idle) throw new Error(`Experiment: stage '${stage}' compares a space with itself ('${objectiveName(idle)}'). Choose two.`);
}
