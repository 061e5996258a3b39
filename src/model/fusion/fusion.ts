// The Modal Adaptation family: how much a product's title and its picture count. A new member is one file, one line here and one in FusionSettings.
import type { Random } from '../../math/random';
import type { Params } from '../../nn/params';
import type { Pass } from '../../nn/pass';
import type { FusionConfig, FusionKind, FusionSettings } from '../config';
import { attentive } from './attentive';
import { fixed } from './fixed';
import { imageOnly } from './imageOnly';
import { scalarGate } from './scalarGate';
import { titleOnly } from './titleOnly';
import type { Fused, Fusion, FusionShape, Side } from './types';
import { vectorGate } from './vectorGate';

export const fusions: { [K in FusionKind]: Fusion<K> } = { titleOnly, imageOnly, fixed, scalarGate, vectorGate, attentive };

type Chosen<K extends FusionKind> = { kind: K } & FusionSettings[K];

/** Whether score parts exist for this fusion ('linear') or not ('deep'). */
export function fusionForm(config: FusionConfig): Fused['form'] {
  return fusions[config.kind].form;
}

/** First values of the fusion's own parameters; {} where it has none. */
export function initFusion<K extends FusionKind>(config: Chosen<K>, shape: FusionShape, random: Random): Params {
  return fusions[config.kind].init(config, shape, random);
}

/** How much each side counts, or the fused vector itself. The sides' `present` decides over their masks: what is not there counts 0. */
export function fuse<K extends FusionKind>(params: Params, config: Chosen<K>, title: Side, image: Side, pass: Pass): Fused {
  return fusions[config.kind].fuse(params, config, title, image, pass);
}
