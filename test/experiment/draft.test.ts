import { describe, expect, it } from 'vitest';
import { baseOf, catalogOfSize, draftFrom, nearestSize, sizeOf } from '../../src/experiment/draft';
import { sizes } from '../../src/experiment/experiment';
import { field } from '../../src/experiment/fields';
import { presets } from '../../src/experiment/presets/presets';

describe('a draft', () => {
  it('knows its size whatever its mechanisms, and none when its shape is its own', () => {
    for (const { id } of presets) for (const size of sizes) expect(sizeOf(draftFrom(id, size, catalogOfSize[size], 1).experiment)).toBe(size);
    const { experiment } = draftFrom('make', 'nano', 'shop-nano', 1);
    expect(sizeOf(field('keywordView').write(field('fusion').write(experiment, 'attentive'), 0))).toBe('nano');
    const wider = field('titleTokens').write(field('width').write(experiment, 64), 20);
    expect([sizeOf(wider), nearestSize('make', wider)]).toEqual([null, 'nano']);
  });

  it('goes back to its preset with its catalog and seed, and shares out its steps', () => {
    const draft = draftFrom('fixed', 'small', 'shop', 5);
    expect(baseOf({ ...draft, experiment: field('batch').write(draft.experiment, 8) })).toEqual(draft.experiment);
    const staged = field('steps').write(field('stages').write(draft.experiment, 'sidesFirst'), 41);
    expect(staged.training.stages.map(({ steps, warmup }) => [steps, warmup])).toEqual([[10, 3], [31, 8]]);
    expect(draft.experiment.training.stages).toHaveLength(1);
  });
});
