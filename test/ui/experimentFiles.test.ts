import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { RunFile } from '../../src/lab/runsApi';

const asked = vi.hoisted(() => ({ found: {} as unknown, imported: [] as [string, boolean][], lessons: [] as string[], changed: [] as string[], hash: '' }));
vi.hoisted(() => vi.stubGlobal('window', {
  location: { hash: '#/search?q=mug', href: 'https://shop.example/#/search' }, addEventListener: () => undefined,
  history: { pushState: (_: unknown, __: string, hash: string) => { asked.hash = hash; }, replaceState: (_: unknown, __: string, hash: string) => { asked.hash = hash; } },
}));
const runs = {
  inspect: async () => { if (asked.found instanceof Error) throw asked.found; return asked.found; },
  importRun: async (file: File, replace: boolean) => { asked.imported.push([file.name, replace]); return { id: 'r1', catalog: 'shop-nano' }; },
};
vi.mock('../../src/ui/state/labStore', () => ({
  manage: (question: (lab: unknown, api: typeof runs) => unknown) => question({ catalogs: async () => [{ id: 'shop-nano' }] }, runs),
  messageOf: (cause: Error) => cause.message, useLabStore: () => null,
}));
vi.mock('../../src/ui/state/lessons', () => ({ openLessonFile: async (file: File) => void asked.lessons.push(file.name) }));
vi.mock('../../src/ui/state/runsStore', () => ({ runBroughtIn: async (runId: string) => void asked.changed.push(runId) }));

const { draftFrom } = await import('../../src/experiment/draft');
const { field } = await import('../../src/experiment/fields');
const { decodeExperiment, encodeExperiment } = await import('../../src/experiment/link');
const { parseExperiment } = await import('../../src/experiment/parse');
const { choosePreset, draftOf, isUsual, loadDraft, newSeed, readLink, resetAll, resetToPreset, setField, undoDropped, useDraft } = await import('../../src/ui/state/draft');
const { go, parseRoute } = await import('../../src/ui/state/route');
const { experimentFile, besideExperiment, longestShared, sharedLink } = await import('../../src/ui/views/train/share');
const { importDropped, loadExperiment, openDropped, showKept } = await import('../../src/ui/views/train/droppedFile');
const { mayBeRunFile, useDrop } = await import('../../src/ui/views/train/dropState');

const usual = draftFrom('make', 'nano', 'shop-nano', 1);
const other = draftFrom('fixed', 'nano', 'shop-nano', 5);
const fileOf = (contents: unknown, name = 'mine.json') => new File([JSON.stringify(contents)], name);
const drop = async (found: RunFile | Error, file = fileOf({}), otherwise?: () => void) => {
  asked.found = found;
  await openDropped(file, otherwise);
  return useDrop.getState().stage;
};

beforeEach(() => {
  loadDraft(usual);
  Object.assign(asked, { imported: [], lessons: [], changed: [], hash: '' });
  go({ view: 'search', run: 'before', pins: null, query: 'mug' });
});

describe('what another preset drops', () => {
  const dropped = () => useDraft.getState().dropped?.count ?? 0;
  const kept = () => { const { presetId, size, experiment } = useDraft.getState(); return { presetId, size, experiment }; };

  it('is counted and comes back, until something else is changed', () => {
    loadDraft(usual);
    choosePreset('fixed', 'nano');
    expect([useDraft.getState().presetId, dropped()]).toEqual(['fixed', 0]);
    loadDraft(usual);
    setField('steps', 60);
    setField('batch', 16);
    const changed = kept();
    for (const drop of [() => choosePreset('titleOnly', 'nano'), () => choosePreset('make', 'small'), resetAll]) {
      drop();
      // Warm-up goes with the steps.
      expect(dropped()).toBe(3);
      expect(field('steps').read(useDraft.getState().experiment)).not.toBe(60);
      undoDropped();
      expect([kept(), dropped()]).toEqual([changed, 0]);
    }
    choosePreset('fixed', 'nano');
    setField('steps', 70);
    undoDropped();
    expect([dropped(), field('steps').read(useDraft.getState().experiment), useDraft.getState().presetId]).toEqual([0, 70, 'fixed']);
    loadDraft(usual);
    newSeed();
    expect([useDraft.getState().experiment.seed, dropped()]).toEqual([2, 0]);
    loadDraft(usual);
  });
});

describe('a dropped file', () => {
  it('is looked into by its name alone, so that no catalog waits for it', () => {
    expect(['a.zip', 'step-000100.safetensors', 'x.JSON'].every(mayBeRunFile)).toBe(true);
    expect(['products.csv', 'zip', 'a.png', 'a.jsonl'].some(mayBeRunFile)).toBe(false);
  });

  it('that is a run asks first, and is opened over its catalog', async () => {
    const file = fileOf({}, 'run.zip');
    expect(await drop({ kind: 'run', runId: 'r1', name: 'amber-heron', step: 250, exists: false }, file)).toBe('run');
    expect(asked.imported).toEqual([]);
    await importDropped(file, false);
    expect([asked.imported, asked.changed]).toEqual([[['run.zip', false]], ['r1']]);
    expect(parseRoute(asked.hash)).toMatchObject({ view: 'train', run: 'r1', catalog: 'shop-nano' });
    expect(useDrop.getState().stage).toBe('none');
  });

  it('that is kept already leaves mine where it is unless it is to be replaced', async () => {
    await drop({ kind: 'checkpoint', runId: 'r1', name: 'amber-heron', step: 250, exists: true });
    showKept('r1');
    expect([asked.imported, parseRoute(asked.hash).run, useDrop.getState().stage]).toEqual([[], 'r1', 'none']);
  });

  it('that is an experiment is set up at once over the usual draft, with its pins and query', async () => {
    const file = fileOf(experimentFile('mine', other, { query: 'kavo backpack', pins: 'mug\nred dress' }));
    expect(await drop({ kind: 'experiment', name: 'mine', presetId: 'fixed', experiment: other.experiment }, file)).toBe('none');
    expect(useDraft.getState()).toMatchObject(other);
    expect(parseRoute(asked.hash)).toMatchObject({ view: 'train', run: null, query: 'kavo backpack', pins: 'mug\nred dress' });
  });

  it('that is an experiment asks before a changed draft is lost', async () => {
    setField('batch', 64);
    const found = { kind: 'experiment', name: 'mine', presetId: 'fixed', experiment: other.experiment } as const;
    expect(await drop(found)).toBe('experiment');
    expect(useDraft.getState().experiment.training.batch).toBe(64);
    await loadExperiment(fileOf({ experiment: other.experiment }), found);
    expect(useDraft.getState()).toMatchObject(other);
  });

  it('goes to the lessons, to the catalogs, or is said to be none of them', async () => {
    expect(await drop({ kind: 'lesson', id: 'l', title: 'L' }, fileOf({}, 'l.json'))).toBe('none');
    expect(asked.lessons).toEqual(['l.json']);
    const otherwise = vi.fn();
    expect(await drop({ kind: 'other' }, fileOf([]), otherwise)).toBe('none');
    expect(otherwise).toHaveBeenCalledOnce();
    expect(await drop({ kind: 'other' })).toBe('unknown');
    expect(await drop(new Error('The zip is torn.'))).toBe('failed');
    expect(useDrop.getState()).toMatchObject({ name: 'mine.json', why: 'The zip is torn.' });
  });
});

describe('a shared state', () => {
  const route = { ...parseRoute('#/train?run=r1&step=100&q=mug&product=p7&pins=mug%0Acup&ranker=bm25'), catalog: 'shop-nano' };

  it('is a link that opens the same state elsewhere, without the run', () => {
    const link = sharedLink('https://shop.example/', draftOf('make', field('batch').write(usual.experiment, 64)), route);
    expect(link.length).toBeLessThan(longestShared);
    const opened = parseRoute(new URL(link).hash);
    expect(opened).toMatchObject({ view: 'train', catalog: 'shop-nano', query: 'mug', product: 'p7', pins: 'mug\ncup', run: null, step: null });
    expect(decodeExperiment(opened.experiment ?? '').experiment.training.batch).toBe(64);
  });

  it('stays short where the experiment was read from a run, whose keys may stand in another order', () => {
    const read = parseExperiment(JSON.parse(JSON.stringify(field('steps').write(usual.experiment, 60))));
    expect(encodeExperiment('make', 'nano', read)).toBe('1~make~nano~shop-nano~1~training.stages.0.steps:60~training.stages.0.warmup:15');
  });

  it('leaves out a product of another catalog, and is too long where the query is', () => {
    expect(parseRoute(new URL(sharedLink('https://shop.example/', usual, { ...route, catalog: 'shop' })).hash)).toMatchObject({ catalog: 'shop-nano', product: null });
    expect(sharedLink('https://shop.example/', usual, { ...route, query: 'mug '.repeat(600) }).length).toBeGreaterThan(longestShared);
  });

  it('is a file that says the same', () => {
    const file = experimentFile('mine', other, route);
    expect(file).toMatchObject({ version: 1, preset: 'fixed', query: 'mug', pins: ['mug', 'cup'] });
    expect(besideExperiment(JSON.parse(JSON.stringify(file)))).toEqual({ query: 'mug', pins: 'mug\ncup' });
    expect([besideExperiment(null), besideExperiment({ pins: 'mug', query: 3 }), besideExperiment({ pins: [1, 'a\nb'] })]).toEqual([{}, {}, { pins: 'a b' }]);
  });
});

describe('a link that is opened', () => {
  it('sets the draft up and says so, until it is changed', () => {
    readLink(encodeExperiment(other.presetId, other.size, other.experiment));
    expect(useDraft.getState()).toMatchObject({ ...other, linked: true, broken: null });
    setField('steps', 100);
    expect(useDraft.getState().linked).toBe(false);
  });

  it('that is broken says what is wrong and leaves the draft alone', () => {
    readLink('1~make~huge~shop~1');
    expect(useDraft.getState().broken).toContain("'huge'");
    expect(isUsual(useDraft.getState())).toBe(true);
  });

  it('of this page’s own writing is not read again; one setting goes back to the preset alone', () => {
    setField('batch', 64);
    setField('steps', 100);
    resetToPreset('batch');
    const { experiment } = useDraft.getState();
    expect([experiment.training.batch, field('steps').read(experiment)]).toEqual([32, 100]);
    readLink(encodeExperiment('make', 'nano', experiment));
    expect(useDraft.getState()).toMatchObject({ linked: false, experiment });
  });
});
