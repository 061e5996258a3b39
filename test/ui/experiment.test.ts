import { describe, expect, it } from 'vitest';
import { draftFrom } from '../../src/experiment/draft';
import { field, fields, type FieldId } from '../../src/experiment/fields';
import { snap, type NumberControl } from '../../src/experiment/fields/row';
import { presets } from '../../src/experiment/presets/presets';
import { chinese } from '../../src/ui/messages/chinese';
import { english } from '../../src/ui/messages/english';
import { costKey, withTime } from '../../src/ui/state/measuredTimes';
import { changesInWords, valueWords } from '../../src/ui/views/train/experiment/fieldWords';
import { essentials, split } from '../../src/ui/views/train/experiment/essentials';
import { neighbor } from '../../src/ui/views/train/experiment/neighbor';
import { claimOf } from '../../src/ui/views/train/experiment/claimOf';
import { waitingChanges } from '../../src/ui/views/train/experiment/waiting';

const { experiment } = draftFrom('make', 'nano', 'shop-nano', 1);
const run = { name: 'amber-heron', presetId: 'make', experiment };
const set = (changes: Partial<Record<FieldId, number | string | boolean>>) => Object.entries(changes).reduce((draft, [id, value]) => field(id as FieldId).write(draft, value), experiment);

describe.each([['English', english.experiment], ['Chinese', chinese.experiment]])('the words in %s', (_language, words) => {
  it('name and explain every setting and every option', () => {
    for (const { id, control } of fields) {
      expect(words.fields[id], id).toBeTruthy();
      expect(words.help[id], id).toBeTruthy();
      if (control.kind === 'choice') for (const option of control.options) if (!/^\d+$/.test(option)) expect((words.options as Record<string, Record<string, string>>)[id]?.[option], `${id} ${option}`).toBeTruthy();
    }
    expect(new Set(Object.values(words.fields)).size).toBe(fields.length);
  });

  it('say what every preset claims', () => {
    for (const { id, claims } of presets) for (const { path } of claims) expect(words.claims[`${id} ${path}`], `${id} ${path}`).toBeTruthy();
  });
});

describe('a setting’s grade', () => {
  it('is the preset’s own, or MAKE’s where the value was taken over from it', () => {
    const fixed = draftFrom('fixed', 'nano', 'shop-nano', 1);
    expect(claimOf('fusion', fixed)).toMatchObject({ presetId: 'fixed', grade: 'P' });
    expect(claimOf('queryEncoder', fixed)).toMatchObject({ presetId: 'make', grade: 'S' });
    expect(claimOf('titleCode', draftFrom('titleOnly', 'nano', 'shop-nano', 1))).toBeNull();
  });
});

describe('a paper that states a mechanism', () => {
  it('does not state its numbers', () => {
    const make = draftFrom('make', 'nano', 'shop-nano', 1);
    const grades = (ids: FieldId[]) => ids.map((id) => claimOf(id, make)?.grade ?? null);
    expect(grades(['queryEncoder', 'queryLayers', 'keywordsPerQuery', 'gateWidth', 'titleTokens', 'learningRate'])).toEqual(['S', 'N', 'N', 'N', 'N', 'N']);
    expect(fields.filter(({ id }) => ['S', 'B', 'T'].includes(claimOf(id, make)?.grade ?? '')).map(({ id }) => id)).toEqual(['queryEncoder', 'maskKeywordMatches']);
  });
});

describe('what waits for a new start', () => {
  it('is nothing where the settings are the run’s, or no run is shown', () => {
    expect(waitingChanges(structuredClone(experiment), run, true)).toBeNull();
    expect(waitingChanges(set({ batch: 64 }), null, false)).toBeNull();
  });

  it('is counted and told in words, seed and catalog among them', () => {
    const waiting = waitingChanges({ ...set({ batch: 64, fusion: 'fixed', maskKeywordMatches: false }), seed: 7, catalog: 'shop' }, run, true)!;
    expect([waiting.kind, waiting.count]).toEqual(['running', 5]);
    const told = changesInWords(english.experiment, waiting).map(({ name, before, after }) => english.experiment.change(name, before, after));
    expect(told).toEqual(['Fusion: scalar gate → fixed weight', 'Batch: 32 pairs → 64 pairs', 'Keyword filter (KE-c): on → off', 'Seed: 1 → 7', 'Catalog: shop-nano → shop']);
    expect(changesInWords(chinese.experiment, waiting)[0]).toEqual({ name: '融合方式', before: '标量门控', after: '固定权重' });
  });

  it('does not wait for a run that nobody trains', () => {
    expect(waitingChanges(set({ batch: 64 }), run, false)?.kind).toBe('shown');
  });
});

describe('the settings', () => {
  it('stand once each, the essential ones first in their group', () => {
    const all = (['encoders', 'fusion', 'objectives', 'negatives', 'stages'] as const).flatMap((group) => Object.values(split(group)).flat());
    expect(all.toSorted()).toEqual(fields.map(({ id }) => id).toSorted());
    expect(split('negatives').first).toEqual(['batch', 'maskKeywordMatches']);
    expect(essentials.every((id) => all.includes(id))).toBe(true);
  });

  it('show shares in percent and small numbers with their digits', () => {
    expect(valueWords(english.experiment, 'imageBlank', 0.15)).toBe('15 %');
    expect(valueWords(english.experiment, 'learningRate', 0.00005)).toBe('0.00005');
    expect(valueWords(english.experiment, 'steps', 1200)).toBe('1,200 steps');
  });

  it('go up and down inside their limits: doubled on a log scale, always by something', () => {
    const batch = field('batch').control as NumberControl;
    expect([neighbor(batch, 32, true), neighbor(batch, 32, false), neighbor(batch, 512, true), neighbor(batch, 2, false)]).toEqual([64, 16, 512, 2]);
    for (const { id, control } of fields) {
      if (control.kind !== 'number') continue;
      expect(neighbor(control, control.min, true), id).toBeGreaterThan(control.min);
      expect(neighbor(control, control.max, false), id).toBeLessThan(control.max);
      expect(snap(control, neighbor(control, control.max, false)), id).toBe(neighbor(control, control.max, false));
    }
  });
});

describe('measured times', () => {
  it('hold for what costs the same, and not for what does not', () => {
    const key = costKey('wasm', experiment);
    for (const same of [{ ...experiment, seed: 9 }, set({ steps: 1000 }), set({ learningRate: 0.01 }), set({ temperature: 0.1 }), set({ imageBlank: 0.5 })]) expect(costKey('wasm', same)).toBe(key);
    for (const other of [set({ batch: 64 }), set({ fusion: 'attentive' }), set({ queryEncoder: 'shared' }), set({ maskedToken: 0.1 }), { ...experiment, catalog: 'shop' }]) expect(costKey('wasm', other)).not.toBe(key);
    expect(costKey('webgpu', experiment)).not.toBe(key);
  });

  it('are kept newest last, and not for ever', () => {
    const many = Array.from({ length: 100 }, (_, i) => `k${i}`).reduce((times, name) => withTime(times, name, 1), {} as Record<string, number>);
    const again = withTime(many, 'k50', 2);
    expect([Object.keys(many).length, Object.keys(again).at(-1), again.k50, 'k0' in many]).toEqual([60, 'k50', 2, false]);
  });
});
