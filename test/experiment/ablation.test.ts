import { beforeAll, describe, expect, it } from 'vitest';
import { experimentOf, planAblation, switchApplies, switches, switchIsOn, variantOf } from '../../src/experiment/ablation';
import { draftFrom } from '../../src/experiment/draft';
import { sizes } from '../../src/experiment/experiment';
import { field, fieldDifferences } from '../../src/experiment/fields';
import { parseExperiment } from '../../src/experiment/parse';
import { presets } from '../../src/experiment/presets/presets';
import { createModel } from '../../src/model/retrievalModel';
import { disposeParams } from '../../src/nn/params';
import { lanes, openLane } from '../support/backends';

const nano = () => draftFrom('make', 'nano', 'shop-nano', 1).experiment;
const changed = (name: (typeof switches)[number], experiment = nano()) => fieldDifferences(experiment, variantOf(experiment, name)).fields.map((each) => `${each.field} ${each.before} -> ${each.after}`);

describe('the switches of an ablation', () => {
  it('each change one mechanism of MAKE and nothing else', () => {
    expect(changed('modalAdaptation')).toEqual(['fusion scalarGate -> fixed']);
    expect(changed('keywordAttention')).toEqual(['queryPooling attention -> mean']);
    expect(changed('keywordView')).toEqual(['keywordView 0.1 -> 0']);
    expect(changed('neighborPositives')).toEqual(['neighborPositives false -> true']);
    expect(changed('keywordFilter')).toEqual(['maskKeywordMatches true -> false']);
    expect(changed('separateEncoder')).toEqual(['queryEncoder separate -> shared']);
    expect(changed('falseNegativeMask')).toEqual(['maskDuplicates true -> false', 'maskClicked true -> false']);
    expect(changed('augmentation')).toEqual(['titleWordsChance 0.6 -> 0', 'titleAttributes 0.25 -> 0', 'titleCode 0.2 -> 0', 'imageBlank 0.15 -> 0', 'mirror 0.5 -> 0', 'shift 1 -> 0']);
  });

  it('turn back: twice switched is the experiment of before', () => {
    for (const { id } of presets) for (const size of sizes) {
      const { experiment } = draftFrom(id, size, 'shop', 1);
      for (const name of switches) {
        if (switchApplies(experiment, name) !== true) continue;
        const variant = variantOf(experiment, name);
        expect(switchIsOn(variant, name), `${id} ${size} ${name}`).toBe(!switchIsOn(experiment, name));
        expect(parseExperiment(variant)).toEqual(variant);
        expect(variantOf(variant, name), `${id} ${size} ${name}`).toEqual(experiment);
      }
    }
  });

  it('say where there is nothing to switch', () => {
    expect(switchApplies(draftFrom('titleOnly', 'nano', 'shop-nano', 1).experiment, 'modalAdaptation')).toBe('oneSided');
    expect(switchApplies(field('queryEncoder').write(nano(), 'shared'), 'keywordAttention')).toBe('sharedQuery');
    expect(switches.map((name) => switchApplies(nano(), name))).toEqual(switches.map(() => true));
  });

  describe('as models', () => {
    beforeAll(() => openLane(lanes[0]));
    it('can all be made', () => {
      for (const { id } of presets) for (const name of switches) {
        const { experiment } = draftFrom(id, 'nano', 'shop-nano', 1);
        if (switchApplies(experiment, name) === true) disposeParams(createModel(variantOf(experiment, name).model, 1).params);
      }
    });
  });
});

describe('a plan', () => {
  const asked = { name: 'two switches', presetId: 'make', experiment: nano(), switches: ['augmentation', 'modalAdaptation'] as const, seeds: [3, 4, 3] };
  const now = new Date(Date.UTC(2026, 10, 21, 12));
  const plan = planAblation({ ...asked, switches: [...asked.switches] }, now);

  it('trains the baseline first for every seed, each run under an id of its own', () => {
    expect(plan.runs.map(({ variant, seed }) => `${variant} ${seed}`)).toEqual(['baseline 3', 'modalAdaptation 3', 'augmentation 3', 'baseline 4', 'modalAdaptation 4', 'augmentation 4']);
    expect(new Set(plan.runs.map(({ runId }) => runId)).size).toBe(6);
    const again = planAblation({ ...asked, switches: [...asked.switches] }, now, new Set(plan.runs.map(({ runId }) => runId)));
    expect(again.runs.filter(({ runId }) => plan.runs.some((run) => run.runId === runId))).toEqual([]);
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
  });

  it('gives every run its seed and its variant', () => {
    expect(experimentOf(plan, plan.runs[0])).toEqual({ ...nano(), seed: 3 });
    expect(experimentOf(plan, plan.runs[4])).toEqual({ ...variantOf(nano(), 'modalAdaptation'), seed: 4 });
  });

  it('is refused without switches, without seeds, and with a switch that does nothing', () => {
    expect(() => planAblation({ ...asked, switches: [] }, now)).toThrow(/at least one switch/);
    expect(() => planAblation({ ...asked, switches: ['augmentation'], seeds: [] }, now)).toThrow(/one seed/);
    expect(() => planAblation({ ...asked, experiment: draftFrom('imageOnly', 'nano', 'shop-nano', 1).experiment, switches: ['modalAdaptation'] }, now)).toThrow(/modalAdaptation.*oneSided.*Leave it out/);
  });
});
