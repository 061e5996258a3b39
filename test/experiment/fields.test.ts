import * as fc from '../support/properties';
import { describe, expect, it } from 'vitest';
import { difference } from '../../src/experiment/diff';
import { sizes, type Experiment } from '../../src/experiment/experiment';
import { snap, type FieldValue } from '../../src/experiment/fields/row';
import { changedFields, claimFor, field, fieldDifferences, fieldGroups, fields, resetField, type Field, type FieldId } from '../../src/experiment/fields';
import { parseExperiment } from '../../src/experiment/parse';
import { presetById, presets } from '../../src/experiment/presets/presets';
import { fixedSettings } from './fixedSettings';

const nano = () => presetById('make').experiment('nano', 'shop-nano', 1);
const everyBase = presets.flatMap((preset) => sizes.map((size) => ({ preset, size, base: preset.experiment(size, 'shop', 1) })));

/** A value that the control can produce, from a number between 0 and 1. */
function produced({ control, read }: Field, experiment: Experiment, at: number): FieldValue {
  if (control.kind === 'switch') return !read(experiment);
  if (control.kind === 'choice') return control.options[Math.min(Math.floor(at * control.options.length), control.options.length - 1)];
  return snap(control, control.min + at * (control.max - control.min));
}

const writes = fc.array(fc.tuple(fc.constantFrom(...fields), fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 12 });
const bases = fc.constantFrom(...everyBase.map(({ base }) => base));

function leaves(node: unknown, path = ''): string[] {
  if (typeof node !== 'object' || node === null) return [path];
  return Object.entries(node).flatMap(([key, child]) => leaves(child, path ? `${path}.${key}` : key));
}

const matches = (pattern: string, path: string) => new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '[^.]+')}$`).test(path);

describe('the fields', () => {
  it('and the fixed settings are together every setting of every preset at every size', () => {
    for (const { preset, size, base } of everyBase) {
      const known = fields.filter(({ id }) => id !== 'stages' && id !== 'queryEncoder').flatMap(({ paths }) => paths(base));
      const missing = leaves(base).filter((path) => !known.some((each) => path === each || path.startsWith(`${each}.`)) && !Object.keys(fixedSettings).some((pattern) => matches(pattern, path)));
      expect(missing, `${preset.id} ${size}`).toEqual([]);
    }
  });

  it('stand in groups, each under one id, and point at settings that are there', () => {
    expect(fieldGroups).toEqual(['encoders', 'fusion', 'objectives', 'negatives', 'stages']);
    expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length);
    for (const { base } of everyBase) for (const { id, paths } of fields) for (const path of paths(base)) {
      const found = path.split('.').reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], base);
      expect(found, `${id} ${path}`).toBeDefined();
    }
  });

  it('can show every value of every preset', () => {
    for (const { preset, size, base } of everyBase) for (const { id, control, read } of fields) {
      const value = read(base);
      if (control.kind === 'number') expect(snap(control, Number(value)), `${preset.id} ${size} ${id}`).toBe(value);
      if (control.kind === 'choice') expect(control.options, `${preset.id} ${size} ${id}`).toContain(value);
    }
  });

  it('write what they read back, in any order, and always an experiment that is accepted', () => {
    fc.assert(fc.property(bases, writes, (base, sequence) => {
      const before = structuredClone(base);
      sequence.reduce((experiment, [each, at]) => {
        if (each.applies(experiment) !== true) return experiment;
        const value = produced(each, experiment, at);
        const written = each.write(experiment, value);
        expect(each.read(written), each.id).toBe(value);
        expect(parseExperiment(JSON.parse(JSON.stringify(written)))).toEqual(written);
        return written;
      }, base);
      expect(base).toEqual(before);
    }), { numRuns: 300 });
  });

  it('give the preset back when all that changed is reset', () => {
    fc.assert(fc.property(bases, writes, (base, sequence) => {
      let experiment = sequence.reduce((draft, [each, at]) => (each.applies(draft) === true ? each.write(draft, produced(each, draft, at)) : draft), base);
      for (let pass = 0; pass < 4; pass++) for (const id of changedFields(experiment, base)) experiment = resetField(experiment, id, base);
      expect(difference(base, experiment)).toEqual([]);
    }), { numRuns: 300 });
  });

  it('tell all that they changed', () => {
    fc.assert(fc.property(bases, writes, (base, sequence) => {
      const after = sequence.reduce((draft, [each, at]) => (each.applies(draft) === true ? each.write(draft, produced(each, draft, at)) : draft), base);
      expect(fieldDifferences(base, after).others).toEqual([]);
    }), { numRuns: 300 });
  });

  it('tell stages by how many steps and how much warm-up there are, whatever came before', () => {
    const two = field('stages').write(nano(), 'sidesFirst');
    const changed = field('steps').write(field('steps').write(two, 10), 1000);
    expect(changed.training.stages.map(({ steps, warmup }) => [steps, warmup])).toEqual([[250, 2], [750, 2]]);
    expect(fieldDifferences(nano(), changed).others).toEqual([]);
  });

  it('name their changes, and leave to the others what no field changes', () => {
    const weaker = field('queryTitle').write(field('fusion').write(nano(), 'fixed'), 0);
    expect(fieldDifferences(nano(), { ...weaker, seed: 7 })).toEqual({
      fields: [{ field: 'fusion', before: 'scalarGate', after: 'fixed' }, { field: 'queryTitle', before: 0.3, after: 0 }],
      others: [{ path: 'seed', before: 1, after: 7 }],
    });
    expect(changedFields(weaker, nano())).toEqual(['fusion', 'queryTitle']);
    const frozen = nano();
    frozen.model.image.transformer.activation = 'geluTanh';
    expect(fieldDifferences(nano(), frozen)).toMatchObject({ fields: [], others: [{ path: 'model.image.transformer.activation' }] });
  });

  it('carry what the preset says of them', () => {
    const make = presetById('make');
    expect(claimFor('fusion', make, nano())?.grade).toBe('P');
    expect(claimFor('gateWidth', make, nano())?.path).toBe('model.fusion');
    expect(claimFor('queryPooling', make, nano())?.path).toBe('model.query.pooling');
    expect(claimFor('keywordsPerQuery', make, nano())?.grade).toBe('S');
    expect(claimFor('queryProduct', make, nano())?.grade).toBe('I');
    expect(claimFor('maskedToken', make, nano())).toBeNull();
  });

  it('say why they have no effect', () => {
    const shared = field('queryEncoder').write(nano(), 'shared');
    expect(field('queryPooling').applies(shared)).toBe('sharedQuery');
    expect(field('gateWidth').applies(field('fusion').write(nano(), 'titleOnly'))).toBe('noGate');
    expect(field('imageWeight').applies(nano())).toBe('notFixed');
    expect(field('maskedTokenRate').applies(nano())).toBe('objectiveOff');
  });
});

describe('what depends on a value follows it', () => {
  it('and nothing else: an encoder’s own setting is its own', () => {
    const paths = (id: FieldId, value: FieldValue) => difference(nano(), field(id).write(nano(), value)).map(({ path }) => path);
    expect(paths('queryLayers', 3)).toEqual(['model.query.transformer.layers']);
    expect(paths('imageLayers', 3)).toEqual(['model.image.transformer.layers']);
    expect(paths('titleTokens', 20)).toEqual(['features.titleTokens', 'model.title.positions']);
    expect(paths('margin', 0.1)).toHaveLength(4);
  });

  it('patches divide pictures, heads divide widths', () => {
    const larger = field('imageHeight').write(nano(), 40);
    expect(larger.features).toMatchObject({ imageHeight: 40, imageWidth: 24, patch: 4 });
    expect(field('patch').write(nano(), '16').model.image).toMatchObject({ height: 32, width: 32, patch: 16 });
    expect(field('heads').write(nano(), '16').model.title.transformer).toMatchObject({ width: 48, heads: 16 });
    expect(field('width').write(field('heads').write(nano(), '12'), 64).model.query).toMatchObject({ transformer: { width: 64, heads: 8, hidden: 256 } });
  });

  it('a stage keeps its last objective, and the sides may go first', () => {
    const staged = field('stages').write(nano(), 'sidesFirst');
    expect(staged.training.stages.map(({ objectives }) => objectives.length)).toEqual([3, 5]);
    expect(field('steps').read(staged)).toBe(field('steps').read(nano()));
    const bare = ['queryTitle', 'queryImage', 'titleImage'].reduce((draft, id) => field(id as 'queryTitle').write(draft, 0), staged);
    expect(bare.training.stages.every(({ objectives }) => objectives.length > 0)).toBe(true);
  });
});
