import * as fc from '../support/properties';
import { describe, expect, it } from 'vitest';
import { sizes } from '../../src/experiment/experiment';
import { field, fields } from '../../src/experiment/fields';
import { snap } from '../../src/experiment/fields/row';
import { decodeExperiment, encodeExperiment, longestLink, migrate } from '../../src/experiment/link';
import { presetById, presets } from '../../src/experiment/presets/presets';
import recorded from '../fixtures/links.json';

const nano = () => presetById('make').experiment('nano', 'shop-nano', 1);

describe('the link of an experiment', () => {
  it('is short and readable where little differs', () => {
    expect(encodeExperiment('make', 'nano', nano())).toBe('1~make~nano~shop-nano~1');
    const changed = field('titleImage').write(field('queryPooling').write(field('batch').write(nano(), 64), 'mean'), 0);
    expect(encodeExperiment('make', 'nano', changed)).toBe('1~make~nano~shop-nano~1~model.query.pooling:mean~training.batch:64~training.stages.0.objectives:%5B0%2C1%2C2%2C4%5D');
  });

  it('opens as what it was made of, whatever was changed', () => {
    const starts = fc.record({ preset: fc.constantFrom(...presets), size: fc.constantFrom(...sizes), catalog: fc.constantFrom('shop', 'my own ~ catalog:é', 'a%2'), seed: fc.integer() });
    const writes = fc.array(fc.tuple(fc.constantFrom(...fields), fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 10 });
    fc.assert(fc.property(starts, writes, ({ preset, size, catalog, seed }, sequence) => {
      const experiment = sequence.reduce((draft, [{ control, read, write, applies }, at]) => {
        if (applies(draft) !== true) return draft;
        if (control.kind === 'switch') return write(draft, !read(draft));
        return write(draft, control.kind === 'choice' ? control.options[Math.floor(at * (control.options.length - 1))] : snap(control, control.min + at * (control.max - control.min)));
      }, preset.experiment(size, catalog, seed));
      const link = encodeExperiment(preset.id, size, experiment);
      expect(link).toMatch(/^[\w.~:%!*'()-]+$/);
      expect(decodeExperiment(link)).toEqual({ presetId: preset.id, size, experiment });
    }), { numRuns: 200 });
  });

  it('that was given out once opens for ever', () => {
    for (const { link, changes } of recorded) {
      const { presetId, size, experiment } = decodeExperiment(link);
      const base = presetById(presetId).experiment(size, experiment.catalog, experiment.seed);
      expect(experiment).toEqual(changes.reduce((draft, [id, value]) => field(id as 'batch').write(draft, value), base));
    }
  });

  it('of an older format goes through every format since', () => {
    expect(migrate(['0', 'make', 'tiny'], { 0: ([preset, size]) => [preset, size === 'tiny' ? 'nano' : size] })).toEqual(['make', 'nano']);
    expect(() => migrate(['0', 'make'], {})).toThrow(/format 0, which was never given out/);
  });

  const refused: [string, string, RegExp][] = [
    ['of a later format', '9~make~nano~shop-nano~1', /format 9, this page reads up to 1\. Reload the page/],
    ['without a format', 'make~nano', /begins with the number of its format/],
    ['that is empty', '', /begins with the number/],
    ['of an unknown preset', '1~constructor~nano~shop~1', /preset 'constructor', expected one of make/],
    ['of an unknown size', '1~make~toString~shop~1', /size 'toString'/],
    ['without a catalog', '1~make~nano~~1', /no catalog/],
    ['without a whole seed', '1~make~nano~shop~1.5', /seed '1\.5'/],
    ['that changes a prototype', '1~make~nano~shop~1~__proto__.x:1', /does not have/],
    ['that changes a constructor', '1~make~nano~shop~1~model.constructor:1', /does not have/],
    ['that brings prototype keys', `1~make~nano~shop~1~model.fusion:${encodeURIComponent('{"__proto__":{"kind":"titleOnly"},"constructor":1}')}`, /model\.fusion/],
    ['with an unknown path', '1~make~nano~shop~1~training.bach:2', /training\.bach/],
    ['with a path alone', '1~make~nano~shop~1~training.batch', /training\.batch/],
    ['that was cut off', '1~make~nano~shop~1~model.fusion:%7B%22kind%', /cannot be read.*cut off/],
    ['with a value of another type', '1~make~nano~shop~1~training.batch:many', /training\.batch/],
    ['with a reference to nothing', '1~make~nano~shop~1~training.stages.0.objectives:%5B99%5D', /objectives/],
    ['that is deep', `1~make~nano~shop~1~training.batch:${'%5B'.repeat(5000)}`, /cannot be read/],
    ['that is huge', `1~make~nano~shop~1~${'x'.repeat(longestLink)}`, /at most 16000 characters, this one has/],
  ];
  for (const [what, link, message] of refused) it(`${what} is refused in words`, () => expect(() => decodeExperiment(link)).toThrow(message));
});
