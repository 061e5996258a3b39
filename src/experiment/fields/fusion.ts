// How title and picture become one product, and how a side fails in training, so that a gate can learn to distrust it.
import type { FusionConfig, FusionKind, FusionSettings, Mix, ModelConfig } from '../../model/config';
import type { AugmentationConfig } from '../../training/config';
import type { Experiment } from '../experiment';
import { choice, number, share, type Reason } from './row';
import { growWidth, headCounts } from './shapes';

/** What each fusion starts with; a new one without a line here does not compile. */
const settings: { [K in FusionKind]: (model: ModelConfig) => FusionSettings[K] } = {
  scalarGate: ({ embedding }) => ({ hidden: embedding }),
  vectorGate: () => ({}),
  attentive: ({ embedding, title }) => ({ heads: title.transformer.heads, hidden: embedding }),
  fixed: () => ({ imageWeight: 0.5 }),
  titleOnly: () => ({}),
  imageOnly: () => ({}),
};
export const fusionKinds = Object.keys(settings) as FusionKind[];

const gates: FusionKind[] = ['scalarGate', 'attentive'];
const bothSides = ({ model: { fusion } }: Experiment): true | Reason => (fusion.kind === 'titleOnly' || fusion.kind === 'imageOnly' ? 'oneSided' : true);
const learnsWeights = ({ model: { fusion } }: Experiment): true | Reason => (gates.includes(fusion.kind) ? true : 'noGate');

/** The same model with another fusion, which brings its own settings and needs sides of one width. */
function setFusion(model: ModelConfig, kind: FusionKind): void {
  if (model.fusion.kind === kind) return;
  model.fusion = { kind, mix: model.fusion.mix, ...settings[kind](model) } as FusionConfig;
  growWidth(model, model.fusion.kind === 'attentive' ? model.fusion.heads : 1);
}

function chance(name: { [K in keyof AugmentationConfig]: AugmentationConfig[K] extends number ? K : never }[keyof AugmentationConfig]) {
  return share({
    paths: [`training.augmentation.${name}`],
    read: ({ training }) => training.augmentation[name],
    write({ training }, value) { training.augmentation[name] = value; },
  });
}

export const fusionRows = {
  fusion: choice(fusionKinds, {
    paths: ['model.fusion.kind'],
    read: ({ model }) => model.fusion.kind,
    write: ({ model }, kind) => setFusion(model, kind),
  }),
  imageWeight: share({
    paths: ({ model }) => (model.fusion.kind === 'fixed' ? ['model.fusion.imageWeight'] : []),
    read: ({ model }) => (model.fusion.kind === 'fixed' ? model.fusion.imageWeight : settings.fixed(model).imageWeight),
    write({ model }, value) { if (model.fusion.kind === 'fixed') model.fusion.imageWeight = value; },
    applies: ({ model }) => (model.fusion.kind === 'fixed' ? true : 'notFixed'),
  }),
  gateWidth: number({ min: 4, max: 512, step: 4 }, {
    paths: ({ model }) => ('hidden' in model.fusion ? ['model.fusion.hidden'] : []),
    read: ({ model }) => ('hidden' in model.fusion ? model.fusion.hidden : model.embedding),
    write({ model }, value) { if ('hidden' in model.fusion) model.fusion.hidden = value; },
    applies: learnsWeights,
  }),
  fusionHeads: choice(headCounts, {
    paths: ({ model }) => (model.fusion.kind === 'attentive' ? ['model.fusion.heads'] : []),
    read: ({ model }) => String((model.fusion.kind === 'attentive' ? model.fusion : model.title.transformer).heads) as (typeof headCounts)[number],
    write({ model }, value) {
      if (model.fusion.kind !== 'attentive') return;
      growWidth(model, Number(value));
      model.fusion.heads = Number(value);
    },
    applies: ({ model }) => (model.fusion.kind === 'attentive' ? true : 'notAttentive'),
  }),
  mix: choice(['sharedSpace', 'beforeProjection'] satisfies Mix[], {
    paths: ['model.fusion.mix'],
    read: ({ model }) => model.fusion.mix,
    write({ model }, value) { model.fusion.mix = value; },
    applies: (experiment) => (experiment.model.fusion.kind === 'attentive' ? 'notLinear' : bothSides(experiment)),
  }),
  projection: choice(['shared', 'perSide'] satisfies ModelConfig['projection'][], {
    paths: ['model.projection'],
    read: ({ model }) => model.projection,
    write({ model }, value) {
      model.projection = value;
      if (value === 'shared') growWidth(model, 1);
    },
  }),
  titleWordsChance: share({
    paths: ['training.augmentation.titleWords.chance'],
    read: ({ training }) => training.augmentation.titleWords.chance,
    write({ training }, value) { training.augmentation.titleWords.chance = value; },
  }),
  titleWordsDrop: share({
    paths: ['training.augmentation.titleWords.drop'],
    read: ({ training }) => training.augmentation.titleWords.drop,
    write({ training }, value) { training.augmentation.titleWords.drop = value; },
    applies: ({ training }) => (training.augmentation.titleWords.chance === 0 ? 'titleWordsStay' : true),
  }),
  titleAttributes: chance('titleAttributes'),
  titleCode: chance('titleCode'),
  imageBlank: chance('imageBlank'),
  mirror: chance('mirror'),
  shift: number({ min: 0, max: 16, unit: 'pixels' }, {
    paths: ['training.augmentation.shift'],
    read: ({ training }) => training.augmentation.shift,
    write({ training }, value) { training.augmentation.shift = value; },
  }),
};
