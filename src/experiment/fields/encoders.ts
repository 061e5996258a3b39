// Query, title and picture, each to one vector.
import type { TextEncoderConfig } from '../../model/config';
import type { Experiment } from '../experiment';
import { choice, number, share, type Reason } from './row';
import { headCounts, patchSides, pixelStep, setHeads, setPatch, setPicture, setWidth, transformerPaths, transformers, widthStep } from './shapes';

const hasOwnQuery = ({ model }: Experiment): true | Reason => (model.query === 'sharedWithTitle' ? 'sharedQuery' : true);
const addsKeywords = ({ features }: Experiment): true | Reason => (features.keywords.perQuery === 0 ? 'noKeywords' : true);

/** The query encoder that gives the answers of a shared one room of their own: the title's shape, with token types for added keywords. */
function ownQueryEncoder({ features, model }: Experiment): TextEncoderConfig {
  return { ...structuredClone(model.title), positions: features.queryTokens, tokenTypes: 2, pooling: 'attention' };
}

const pooled = ({ model: { query } }: Experiment) => (query === 'sharedWithTitle' ? 'attention' : query.pooling === 'endOfText' ? 'first' : query.pooling);

export const encoderRows = {
  queryEncoder: choice(['separate', 'shared'], {
    paths: ['model.query'],
    read: ({ model }) => (model.query === 'sharedWithTitle' ? 'shared' : 'separate'),
    write(draft, value) {
      if (value === 'separate') {
        if (draft.model.query === 'sharedWithTitle') draft.model.query = ownQueryEncoder(draft);
        return;
      }
      draft.model.query = 'sharedWithTitle';
      draft.features.queryTokens = Math.min(draft.features.queryTokens, draft.model.title.positions);
    },
  }),
  queryLayers: number({ min: 1, max: 12, unit: 'layers' }, {
    paths: ({ model }) => (model.query === 'sharedWithTitle' ? [] : ['model.query.transformer.layers']),
    read: ({ model }) => (model.query === 'sharedWithTitle' ? model.title : model.query).transformer.layers,
    write({ model }, value) { if (model.query !== 'sharedWithTitle') model.query.transformer.layers = value; },
    applies: hasOwnQuery,
  }),
  queryPooling: choice(['attention', 'mean', 'first'], {
    paths: ({ model }) => (model.query === 'sharedWithTitle' ? [] : ['model.query.pooling']),
    read: pooled,
    write({ model }, value) { if (model.query !== 'sharedWithTitle') model.query.pooling = value; },
    applies: hasOwnQuery,
  }),
  queryTokens: number({ min: 3, max: 64, unit: 'tokens' }, {
    paths: ({ model }) => ['features.queryTokens', ...(model.query === 'sharedWithTitle' ? [] : ['model.query.positions'])],
    read: ({ features }) => features.queryTokens,
    write({ features, model }, value) {
      features.queryTokens = value;
      if (model.query !== 'sharedWithTitle') model.query.positions = value;
      else features.titleTokens = model.title.positions = Math.max(model.title.positions, value);
    },
  }),
  keywordsPerQuery: number({ min: 0, max: 10 }, {
    paths: ['features.keywords.perQuery'],
    read: ({ features }) => features.keywords.perQuery,
    write({ features }, value) { features.keywords.perQuery = value; },
  }),
  keywordClicks: number({ min: 0, max: 50, unit: 'clicks' }, {
    paths: ['features.keywords.minimumClicks'],
    read: ({ features }) => features.keywords.minimumClicks,
    write({ features }, value) { features.keywords.minimumClicks = value; },
    applies: addsKeywords,
  }),
  keywordDropRate: share({
    paths: ['features.keywords.dropRate'],
    read: ({ features }) => features.keywords.dropRate,
    write({ features }, value) { features.keywords.dropRate = value; },
    applies: addsKeywords,
  }),
  titleLayers: number({ min: 1, max: 12, unit: 'layers' }, {
    paths: ['model.title.transformer.layers'],
    read: ({ model }) => model.title.transformer.layers,
    write({ model }, value) { model.title.transformer.layers = value; },
  }),
  titleTokens: number({ min: 3, max: 128, unit: 'tokens' }, {
    paths: ['features.titleTokens', 'model.title.positions'],
    read: ({ features }) => features.titleTokens,
    write({ features, model }, value) {
      features.titleTokens = model.title.positions = value;
      if (model.query === 'sharedWithTitle') features.queryTokens = Math.min(features.queryTokens, value);
    },
  }),
  vocabularySize: number({ min: 400, max: 40_000, scale: 'log' }, {
    paths: ({ model }) => ['features.vocabularySize', 'model.title.vocabularySize', ...(model.query === 'sharedWithTitle' ? [] : ['model.query.vocabularySize'])],
    read: ({ features }) => features.vocabularySize,
    write({ features, model }, value) {
      features.vocabularySize = model.title.vocabularySize = value;
      if (model.query !== 'sharedWithTitle') model.query.vocabularySize = value;
    },
  }),
  imageLayers: number({ min: 1, max: 12, unit: 'layers' }, {
    paths: ['model.image.transformer.layers'],
    read: ({ model }) => model.image.transformer.layers,
    write({ model }, value) { model.image.transformer.layers = value; },
  }),
  imageHeight: number({ min: 8, max: 384, step: pixelStep, unit: 'pixels' }, {
    paths: ['features.imageHeight', 'model.image.height'],
    read: ({ features }) => features.imageHeight,
    write: (draft, height) => setPicture(draft, { height }),
  }),
  imageWidth: number({ min: 8, max: 384, step: pixelStep, unit: 'pixels' }, {
    paths: ['features.imageWidth', 'model.image.width'],
    read: ({ features }) => features.imageWidth,
    write: (draft, width) => setPicture(draft, { width }),
  }),
  patch: choice(patchSides, {
    paths: ['features.patch', 'model.image.patch'],
    read: ({ features }) => String(features.patch) as (typeof patchSides)[number],
    write: (draft, value) => setPatch(draft, Number(value)),
  }),
  imagePooling: choice(['mean', 'classToken'], {
    paths: ['model.image.pooling', 'model.image.classToken'],
    read: ({ model }) => (model.image.pooling === 'first' ? 'classToken' : 'mean'),
    write({ model }, value) { Object.assign(model.image, { pooling: value === 'mean' ? 'mean' : 'first', classToken: value === 'classToken' }); },
  }),
  width: number({ min: 16, max: 768, step: widthStep }, {
    paths: ({ model }) => [...transformerPaths(model, 'width'), ...transformerPaths(model, 'hidden')],
    read: ({ model }) => model.title.transformer.width,
    write: ({ model }, value) => setWidth(model, value),
  }),
  heads: choice(headCounts, {
    paths: ({ model }) => transformerPaths(model, 'heads'),
    read: ({ model }) => String(model.title.transformer.heads) as (typeof headCounts)[number],
    write: ({ model }, value) => setHeads(model, Number(value)),
  }),
  dropout: number({ min: 0, max: 0.6, step: 0.05, unit: 'share' }, {
    paths: ({ model }) => transformerPaths(model, 'dropout'),
    read: ({ model }) => model.title.transformer.dropout,
    write({ model }, value) { for (const transformer of transformers(model)) transformer.dropout = value; },
  }),
  embedding: number({ min: 8, max: 512, step: 8 }, {
    paths: ['model.embedding'],
    read: ({ model }) => model.embedding,
    write({ model }, value) { model.embedding = value; },
  }),
};
