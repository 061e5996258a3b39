import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';

const browser = vi.hoisted(() => {
  const kept = new Map<string, string>();
  let full = false;
  vi.stubGlobal('window', { location: { hash: '#/learn', origin: 'https://class.example', href: '' }, addEventListener: () => undefined, history: { pushState: () => undefined, replaceState: () => undefined } });
  vi.stubGlobal('document', { baseURI: 'https://class.example/make/' });
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => { if (full) throw new Error('QuotaExceededError'); kept.set(key, value); },
  });
  return { kept, fill: (to: boolean) => { full = to; }, fetched: [] as string[] };
});
vi.stubGlobal('fetch', async (url: URL) => {
  browser.fetched.push(url.pathname);
  try {
    return new Response(readFileSync(`public/${url.pathname.replace('/make/', '')}`, 'utf8'));
  } catch {
    return new Response('', { status: 404 });
  }
});
vi.mock('../../src/ui/state/labStore', () => ({ messageOf: (cause: Error) => cause.message }));

const fresh = async () => {
  vi.resetModules();
  return { ...(await import('../../src/ui/state/lessonProgress')), ...(await import('../../src/ui/state/lessons')), ...(await import('../../src/ui/state/route')) };
};
const file = (contents: unknown, name = 'mine.json') => new File([typeof contents === 'string' ? contents : JSON.stringify(contents)], name);
const shipped = JSON.parse(readFileSync('public/lessons/why-two-sides.json', 'utf8')) as Record<string, unknown>;

beforeEach(() => {
  browser.kept.clear();
  browser.fill(false);
});

describe('lessons', () => {
  it('remember answers, runs and settings over a reload; the first answer stays', async () => {
    const { loadLessons, answer, keepLessonRun, editSetting, reached, useLessons } = await fresh();
    await loadLessons();
    expect(Object.keys(useLessons.getState().lessons).sort()).toEqual(['the-wrong-negatives', 'why-two-sides', 'words-nobody-writes']);
    reached('why-two-sides', 3);
    reached('why-two-sides', 2);
    answer('why-two-sides', 'query', 'more');
    answer('why-two-sides', 'query', 'less');
    keepLessonRun('why-two-sides', 'make', 'run-1');
    keepLessonRun('why-two-sides', 'make', 'run-2');
    editSetting('why-two-sides', 'make', { batch: 64 });
    editSetting('why-two-sides', 'make', { steps: 100 });
    const again = await fresh();
    await again.loadLessons();
    expect(again.progressOf('why-two-sides')).toEqual({ reached: 3, answers: { query: 'more' }, runs: { make: 'run-2' }, edits: { make: { batch: 64, steps: 100 } }, passed: [], done: false });
    again.beginAgain('why-two-sides');
    expect(again.progressOf('why-two-sides')).toEqual(again.nothingYet);
  });

  it('open from a file, are kept, and leave the list', async () => {
    const { openLessonFile, useLessons } = await fresh();
    await openLessonFile(file({ ...shipped, id: 'of-my-own' }));
    expect(useLessons.getState()).toMatchObject({ own: ['of-my-own'], refused: null, unkept: false });
    const again = await fresh();
    await again.loadLessons();
    expect(again.useLessons.getState().own).toEqual(['of-my-own']);
    again.removeLesson('of-my-own');
    expect(Object.keys(again.useLessons.getState().lessons)).not.toContain('of-my-own');
    expect(JSON.parse(browser.kept.get('make-playground-lessons')!)).toEqual([]);
  });

  it('are refused in words, and what was there stays', async () => {
    const { openLessonFile, useLessons, dismissRefusal } = await fresh();
    for (const [contents, message] of [[{ ...shipped, lesson: 2 }, 'format 2, this page reads up to 1'], [{ ...shipped, minutes: 'four' }, "at 'minutes'"], ['{', 'not JSON'], ['x'.repeat(1_300_000), 'at most 300000 characters']] as const) {
      await openLessonFile(file(contents, 'hers.json'));
      expect(useLessons.getState().refused).toMatchObject({ name: 'hers.json', message: expect.stringContaining(message) });
    }
    expect(useLessons.getState().own).toEqual([]);
    dismissRefusal();
    expect(useLessons.getState().refused).toBeNull();
  });

  it('last as long as the tab, and say so, where the browser keeps nothing', async () => {
    const { openLessonFile, answer, progressOf, useLessons } = await fresh();
    browser.fill(true);
    await openLessonFile(file({ ...shipped, id: 'of-my-own' }));
    answer('of-my-own', 'query', 'more');
    expect([useLessons.getState().unkept, progressOf('of-my-own').answers]).toEqual([true, { query: 'more' }]);
  });

  it('are read from beside this site by a link, and from no other', async () => {
    const { openLessonLink, useLessons } = await fresh();
    await openLessonLink('https://other.example/lesson.json');
    expect(useLessons.getState().refused?.message).toContain("'https://other.example' is another one");
    expect(browser.fetched.some((path) => path === '/lesson.json')).toBe(false);
    await openLessonLink('nothing/here.json');
    expect(useLessons.getState().refused?.message).toContain("'nothing/here.json' could not be fetched (404)");
    await openLessonLink('lessons/why-two-sides.json');
    expect(useLessons.getState().lessons['why-two-sides']).toBeDefined();
  });

  it('with a damaged memory begin anew instead of breaking', async () => {
    browser.kept.set('make-playground-lesson why-two-sides', '{"answers": 5, "runs": null');
    browser.kept.set('make-playground-lessons', '["{broken"]');
    const { loadLessons, progressOf, nothingYet, useLessons } = await fresh();
    await loadLessons();
    expect(progressOf('why-two-sides')).toEqual(nothingYet);
    expect(useLessons.getState().refused?.message).toContain('not JSON');
  });
});
