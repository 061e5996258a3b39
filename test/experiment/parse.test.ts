import { describe, expect, it } from 'vitest';
import { difference, describe as describeDifference } from '../../src/experiment/diff';
import { sizes, type Experiment } from '../../src/experiment/experiment';
import { parseExperiment } from '../../src/experiment/parse';
import { presetById, presets } from '../../src/experiment/presets/presets';
import { withSettings } from '../../src/experiment/settings';

const small = () => presetById('make').experiment('small', 'shop', 1);

describe('every preset', () => {
  for (const preset of presets) for (const size of sizes)
    it(`${preset.id} at size ${size} is a valid experiment`, () => {
      const experiment = preset.experiment(size, 'shop', 3);
      expect(parseExperiment(JSON.parse(JSON.stringify(experiment)))).toEqual(experiment);
    });

  it('marks only paths that exist', () => {
    for (const preset of presets) for (const claim of preset.claims) {
      const found = claim.path.split('.').reduce<unknown>((node, key) => (node as Record<string, unknown>)?.[key], preset.experiment('small', 'shop', 1));
      expect(found, `${preset.id}: ${claim.path}`).toBeDefined();
    }
  });

  it('fixed differs from make in the fusion alone', () => {
    const paths = difference(small(), presetById('fixed').experiment('small', 'shop', 1)).map((d) => d.path);
    expect(paths.every((path) => path.startsWith('model.fusion.'))).toBe(true);
    expect(paths.length).toBeGreaterThan(0);
  });

  it('is refused by name when it does not exist', () => {
    expect(() => presetById('nope')).toThrow(/Presets: make, fixed/);
  });
});

describe('settings', () => {
  it('replace a value and keep its type', () => {
    expect(withSettings(small(), ['training.batch=32', 'model.fusion.hidden=8']).training.batch).toBe(32);
    expect(() => withSettings(small(), ['training.batch=many'])).toThrow(/training\.batch/);
    expect(() => withSettings(small(), ['training.batch=1.5'])).toThrow(/training\.batch/);
  });

  it('scale all stages by training.steps and keep the warm-up inside', () => {
    const experiment = withSettings(small(), ['training.steps=20']);
    expect(experiment.training.stages.map((s) => s.steps)).toEqual([20]);
    expect(experiment.training.stages[0].warmup).toBe(5);
  });

  it('name the path when it does not exist', () => {
    expect(() => withSettings(small(), ['training.bach=32'])).toThrow(/no setting 'training\.bach'.*batch/);
    expect(() => withSettings(small(), ['__proto__.x=1'])).toThrow(/no setting/);
    expect(() => withSettings(small(), ['training.batch'])).toThrow(/path=value/);
  });

  it('do not touch the experiment they start from', () => {
    const base = small();
    withSettings(base, ['seed=9', 'training.steps=3']);
    expect(base).toEqual(small());
  });
});

describe('an experiment from outside', () => {
  it('is refused with the path of an unknown key', () => {
    expect(() => parseExperiment({ ...small(), extra: 1 })).toThrow(/extra/);
    expect(() => parseExperiment(null)).toThrow(/the top/);
  });

  it('is refused when parts do not fit together', () => {
    const experiment = small();
    experiment.features.titleTokens += 1;
    expect(() => parseExperiment(experiment)).toThrow(/titleTokens must be equal/);
    const heads = small();
    heads.model.title.transformer.heads = 7;
    expect(() => parseExperiment(heads)).toThrow(/multiple of heads/);
    const changed = (change: (experiment: Experiment) => void) => {
      const experiment = small();
      change(experiment);
      return () => parseExperiment(experiment);
    };
    expect(changed(({ model }) => { model.image.transformer.width = 160; })).toThrow(/one width.*80.*160.*perSide/);
    expect(changed(({ model }) => { model.projection = 'perSide'; model.image.transformer.width = 160; })).toThrow(/fusion 'scalarGate' needs/);
    expect(changed(({ model }) => { model.fusion = { kind: 'attentive', mix: 'sharedSpace', heads: 3, hidden: 8 }; })).toThrow(/heads must divide the width 80/);
    expect(changed(({ training: { stages: [stage] } }) => { stage.objectives.push({ ...stage.objectives[0] }); })).toThrow(/'query-product' twice/);
    expect(changed(({ training: { stages: [{ objectives: [first] }] } }) => { Object.assign(first, { to: 'query' }); })).toThrow(/with itself/);
  });

  it('is refused when it asks for more than any machine has', () => {
    for (const setting of ['training.stages.0.steps=1e12', 'training.batch=1e7', 'model.title.transformer.layers=1e5', 'features.vocabularySize=1e9'])
      expect(() => withSettings(small(), [setting])).toThrow(/Too big/);
  });

  it('is described by its difference', () => {
    const after = withSettings(small(), ['seed=2']);
    expect(describeDifference(difference(small(), after))).toBe('seed 1 -> 2');
  });
});
