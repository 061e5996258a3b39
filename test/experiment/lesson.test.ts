import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { changedFields, fields } from '../../src/experiment/fields';
import { draftsOf, inLanguage, isLesson, longestLesson, parseLesson, readLesson } from '../../src/experiment/lesson';
import { lessonVersion, type Lesson } from '../../src/experiment/lessonFormat';
import { parseAct } from '../../src/experiment/lessonActs';
import { actContext } from '../../src/experiment/lessonExperiment';
import { parseText } from '../../src/experiment/lessonText';
import { encodeExperiment } from '../../src/experiment/link';
import { draftFrom } from '../../src/experiment/draft';

const small = () => ({
  lesson: 1, id: 'a-lesson', title: 'A lesson', minutes: 2, summary: { en: 'What it is.', zh: '内容' },
  experiments: { make: { title: 'MAKE', preset: 'make', size: 'nano', catalog: 'shop-nano', seed: 1 }, fixed: { title: 'Fixed', preset: 'make', size: 'nano', catalog: 'shop-nano', seed: 1, changes: { fusion: 'fixed', imageWeight: 0.25 } } },
  controls: { show: ['buttons', 'curves'] },
  steps: [
    { title: 'One', text: 'Say **what** you think, then [start](act:start:make).', question: { id: 'guess', prompt: 'Which way?', options: [{ id: 'up', text: 'Up' }, { id: 'down', text: 'Down' }], correct: 'up' } },
    { title: 'Two', text: 'Look.', experiment: 'make', reveals: ['guess'], checks: [{ kind: 'ranksFirst', experiment: 'make', product: 'p0007', query: 'mug' }] },
  ],
  finish: { compare: [{ label: 'Recall', by: { kind: 'paired', from: 'fixed', to: 'make', metric: 'recall@10', part: 'all' } }], charts: [] },
});
/** The small lesson with one value replaced. */
function broken(path: string, value: unknown): unknown {
  const lesson = small() as unknown as Record<string, unknown>;
  const keys = path.split('.');
  const last = keys.pop()!;
  const node = keys.reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, lesson);
  node[last] = value;
  return lesson;
}

describe('a lesson file', () => {
  it('is read as it is written, and its experiments are what their settings say', () => {
    const lesson = parseLesson(small());
    expect(lesson).toEqual(small());
    expect(readLesson(JSON.stringify(lesson))).toEqual(lesson);
    expect(draftsOf(lesson).fixed.experiment.model.fusion).toMatchObject({ kind: 'fixed', imageWeight: 0.25 });
    expect(inLanguage(lesson.summary, 'zh')).toBe('内容');
    expect(inLanguage(lesson.title, 'zh')).toBe('A lesson');
  });

  it('takes an experiment from a link too', () => {
    const { presetId, size, experiment } = draftFrom('titleOnly', 'nano', 'shop-nano', 7);
    const lesson = parseLesson(broken('experiments.make', { title: 'Linked', link: encodeExperiment(presetId, size, experiment) }));
    expect(draftsOf(lesson).make.experiment).toEqual(experiment);
  });

  it.each([
    ['steps.0.text', 'Go [there](https://example.com)', "steps.0.text': a link of a lesson begins with 'act:'"],
    ['steps.0.text', '[x](javascript:alert)', "a link of a lesson begins with 'act:'"],
    ['steps.0.text', '[x](act:explode:make)', "steps.0.text': there is no act 'explode'"],
    ['steps.0.text', '[x](act:toString:make)', "there is no act 'toString'"],
    ['steps.0.text', '[x](act:start:other)', "there is no experiment 'other' in this lesson; it has make, fixed"],
    ['steps.0.text', '[x](act:set:make:batch=0)', "'batch' cannot be 0; expected a number from 2 to 512"],
    ['steps.0.text', { en: 'Fine', zh: '[x](act:step:soon)' }, "steps.0.text.zh': expected act:step:"],
    ['steps.1.experiment', 'other', "steps.1.experiment': there is no experiment 'other'"],
    ['steps.1.checks.0.kind', 'wins', 'steps.1.checks.0'],
    ['steps.1.checks.0.experiment', 'other', "steps.1.checks.0.experiment': there is no experiment 'other'"],
    ['steps.1.reveals', ['nothing'], "steps.1.reveals.0': there is no question 'nothing'; there are guess"],
    ['steps.0.question.correct', 'sideways', "there is no option 'sideways'; there are up, down"],
    ['finish.compare.0.by.from', 'other', "finish.compare.0.by.from': there is no experiment 'other'"],
    ['experiments.fixed.changes', { batch: 'many' }, `experiments.fixed': 'batch' cannot be "many"`],
    ['experiments.fixed.changes', { colour: 1 }, 'experiments.fixed'],
    ['experiments.make', { title: 'x', link: '1~nobody~nano~shop-nano~1' }, "experiments.make': The link names the preset 'nobody'"],
    ['controls.show', ['everything'], 'controls.show.0'],
    ['id', '../../x', "'id'"],
    ['minutes', '4', "'minutes'"],
    ['script', 'x', 'script'],
    ['steps', [], "'steps'"],
  ])('is refused with its path where %s is %j', (path, value, message) => {
    expect(() => parseLesson(broken(path, value))).toThrow(message);
  });

  it('is refused in words where it is too new, no lesson, no JSON or too long', () => {
    expect(() => parseLesson({ ...small(), lesson: lessonVersion + 1 })).toThrow(`format ${lessonVersion + 1}, this page reads up to ${lessonVersion}. Reload the page`);
    expect(() => parseLesson({ version: 1 })).toThrow('This is no lesson');
    expect(() => parseLesson(null)).toThrow('This is no lesson');
    expect(() => readLesson('{"lesson": 1,')).toThrow('This lesson is not JSON');
    expect(() => readLesson(' '.repeat(longestLesson + 1))).toThrow(`at most ${longestLesson} characters`);
    expect([isLesson(small()), isLesson({ lesson: 9 }), isLesson([1]), isLesson('lesson')]).toEqual([true, true, false, false]);
  });
});

describe('text of a lesson', () => {
  const context = actContext({ make: { preset: 'make', size: 'nano', catalog: 'shop-nano', seed: 1 } });

  it('has paragraphs, lists, bold words and links that act; all else is text', () => {
    expect(parseText('One **two**\nthree.\n- [four](act:start:make)\n- <b>5</b>\n\nSix.', context)).toEqual([
      { kind: 'paragraph', parts: [{ kind: 'text', text: 'One ' }, { kind: 'bold', text: 'two' }, { kind: 'text', text: ' three.' }] },
      { kind: 'list', items: [[{ kind: 'act', text: 'four', act: { verb: 'start', experiment: 'make' } }], [{ kind: 'text', text: '<b>5</b>' }]] },
      { kind: 'paragraph', parts: [{ kind: 'text', text: 'Six.' }] },
    ]);
  });

  it.each([
    ['act:step:0', { verb: 'step', step: 0 }], ['act:step:newest', { verb: 'step', step: null }], ['act:slow:on', { verb: 'slow', on: true }],
    ['act:search:low top: sneakers', { verb: 'search', query: 'low top: sneakers' }], ['act:product:p0007', { verb: 'product', productId: 'p0007' }],
    ['act:compare', { verb: 'compare' }], ['act:set:make:keywordsPerQuery=0', { verb: 'set', experiment: 'make', field: 'keywordsPerQuery', value: 0 }],
    ['act:set:make:maskClicked=false', { verb: 'set', experiment: 'make', field: 'maskClicked', value: false }], ['act:set:make:fusion=fixed', { verb: 'set', experiment: 'make', field: 'fusion', value: 'fixed' }],
  ])('%s', (link, act) => expect(parseAct(link, context)).toEqual(act));

  it.each(['act:pause:now', 'act:pin:', 'act:slow:maybe', 'act:set:make', 'act:set:make:nothing=1', 'act:', 'start:make'])('%s is refused', (link) => expect(() => parseAct(link, context)).toThrow(/expected|stands alone|no act|no field|begins with/));
});

const byPlace = (a: string, b: string) => fields.findIndex(({ id }) => id === a) - fields.findIndex(({ id }) => id === b);

const shipped = readdirSync('public/lessons').map((name): [string, Lesson] => [name, readLesson(readFileSync(`public/lessons/${name}`, 'utf8'))]);

describe.each(shipped)('%s', (name, lesson) => {
  it('is named by its id and speaks both languages everywhere', () => {
    expect(name).toBe(`${lesson.id}.json`);
    expect(lesson.minutes).toBeLessThanOrEqual(5);
    const oneSided: string[] = [];
    const visit = (value: unknown, path: string) => {
      if (typeof value !== 'object' || value === null) return;
      if ('en' in value) return void (('zh' in value && /\p{Script=Han}/u.test(String(value.zh))) || oneSided.push(path));
      for (const [key, each] of Object.entries(value)) {
        if (['title', 'text', 'prompt', 'label', 'why', 'summary', 'more', 'less', 'same'].includes(key) && typeof each === 'string' && !path.endsWith('correct')) oneSided.push(`${path}.${key}`);
        visit(each, `${path}.${key}`);
      }
    };
    visit(lesson, '');
    expect(oneSided).toEqual([]);
    const acts = (words: string) => [...words.matchAll(/\((act:[^)]*)\)/g)].map(([, act]) => act).sort();
    for (const { text } of lesson.steps) expect(acts(inLanguage(text, 'zh'))).toEqual(acts(inLanguage(text, 'en')));
  });

  it('compares two small runs of one seed that differ in one thing, and asks before it reveals', () => {
    const drafts = Object.values(draftsOf(lesson));
    expect(drafts.map(({ size, experiment: { catalog } }) => `${size} ${catalog}`)).toEqual(['nano shop-nano', 'nano shop-nano']);
    expect(drafts[0].experiment.seed).toBe(drafts[1].experiment.seed);
    const steps = drafts.map(({ experiment }) => experiment.training.stages.reduce((sum, stage) => sum + stage.steps, 0));
    expect(steps[0]).toBe(steps[1]);
    expect(steps[0]).toBeLessThanOrEqual(250);
    const asked = new Set<string>();
    for (const { question, reveals, outcomes } of lesson.steps) {
      for (const id of reveals ?? []) expect(asked.has(id), id).toBe(true);
      if (question) asked.add(question.id);
      for (const { by } of outcomes ?? []) {
        const spoiled = lesson.steps.filter(({ question: later }) => later && !asked.has(later.id) && typeof later.correct === 'object' && JSON.stringify(later.correct.by) === JSON.stringify(by));
        expect(spoiled.map(({ title }) => title)).toEqual([]);
      }
    }
    expect([...asked].sort()).toEqual(lesson.steps.flatMap(({ reveals }) => reveals ?? []).sort());
  });

  it('has a start for every experiment, and words for whatever comes out', () => {
    const texts = lesson.steps.map(({ text }) => inLanguage(text, 'en')).join('\n');
    for (const experiment of Object.keys(lesson.experiments)) expect(texts).toContain(`(act:start:${experiment})`);
    for (const { outcomes } of lesson.steps) for (const { more, less, same } of outcomes ?? []) expect(new Set([more, less, same].map((text) => inLanguage(text, 'en'))).size).toBe(3);
  });

  it('differs in what it says it does, and in nothing else', () => {
    const [first, second] = Object.values(draftsOf(lesson)).map(({ experiment }) => experiment);
    expect(changedFields(first, second)).toEqual({
      'why-two-sides': ['queryTitle', 'queryImage', 'titleImage', 'fusion', 'titleCode', 'imageBlank'].sort(byPlace),
      'words-nobody-writes': ['keywordsPerQuery', 'keywordView'],
      'the-wrong-negatives': ['maskDuplicates', 'maskClicked', 'maskKeywordMatches'],
    }[lesson.id]);
  });
});
