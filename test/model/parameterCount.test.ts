import { beforeAll, describe, expect, it } from 'vitest';
import type { Experiment } from '../../src/experiment/experiment';
import { field, type FieldId } from '../../src/experiment/fields';
import type { FieldValue } from '../../src/experiment/fields/row';
import { presetById, presets } from '../../src/experiment/presets/presets';
import { parameterCount } from '../../src/model/parameterCount';
import { createModel } from '../../src/model/retrievalModel';
import { countParameters, disposeParams } from '../../src/nn/params';
import { headCount } from '../../src/training/headCount';
import { createTrainingState, disposeState } from '../../src/training/state';
import { lanes, openLane } from '../support/backends';
import { fusionKinds, tinyConfig } from '../support/tinyModel';

beforeAll(() => openLane(lanes[0]));

/** Model and heads as they are made. */
function made({ model: config, training }: Pick<Experiment, 'model' | 'training'>): number[] {
  const model = createModel(config, 1);
  const state = createTrainingState(model, training, 1);
  const counts = [countParameters(model.params), countParameters(state.heads)];
  disposeState(state);
  disposeParams(model.params);
  return counts;
}

const counted = ({ model, training }: Pick<Experiment, 'model' | 'training'>) => [parameterCount(model), headCount(training, model)];

describe('the count of parameters', () => {
  it('is what models of every preset have', () => {
    for (const { id, experiment } of presets) for (const size of ['nano', 'small', 'medium'] as const) {
      const made1 = experiment(size, 'shop', 1);
      expect(counted(made1), `${id} ${size}`).toEqual(made(made1));
    }
  });

  it('is what every fusion, mix, projection and encoder option adds', () => {
    const { training } = presetById('make').experiment('nano', 'shop', 1);
    for (const fusion of Object.values(fusionKinds)) for (const mix of ['sharedSpace', 'beforeProjection'] as const) for (const projection of ['shared', 'perSide'] as const)
      for (const query of ['sharedWithTitle' as const, tinyConfig().query]) {
        const model = tinyConfig({ fusion: { ...fusion, mix }, projection, query });
        expect(counted({ model, training }), `${fusion.kind} ${mix} ${projection}`).toEqual(made({ model, training }));
      }
  });

  it('is what each change of a field makes of it, heads of objectives included', () => {
    const changes: [FieldId, FieldValue][] = [['maskedToken', 0.5], ['contrastiveForm', 'sigmoid'], ['imagePooling', 'classToken'], ['queryPooling', 'mean'], ['queryLayers', 3], ['width', 64], ['patch', '12'], ['vocabularySize', 333]];
    for (const [id, value] of changes) {
      const experiment = field(id).write(presetById('make').experiment('nano', 'shop', 1), value);
      expect(counted(experiment), id).toEqual(made(experiment));
    }
  });

  it('needs no model: a full one has 303.9 million', () => {
    expect(parameterCount(presetById('make').experiment('full', 'shop', 1).model) / 1e6).toBeCloseTo(303.9, 1);
  });
});
