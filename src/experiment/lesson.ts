// A lesson as a file: experiments by name, steps with text, questions and checks, and what its summary measures. Untrusted: whoever wrote it.
import { z } from 'zod';
import { regimes } from '../catalog/types';
import type { Draft } from './draft';
import { sizes } from './experiment';
import { fields, type FieldId } from './fields';
import { actContext, experimentOf, type LessonExperiment } from './lessonExperiment';
import { parseText } from './lessonText';
import { presets } from './presets/presets';

export const lessonVersion = 1;
/** Bytes of a lesson file. */
export const longestLesson = 300_000;

// No code is made at run time: the page forbids it.
z.config({ jitless: true });

const name = z.string().regex(/^[A-Za-z][\w-]{0,39}$/, { message: "expected a name: a letter, then letters, digits, '-' or '_', at most 40" });
const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, { message: "expected small letters, digits and '-', at most 60" });
const written = (most: number) => z.union([z.string().min(1).max(most), z.strictObject({ en: z.string().min(1).max(most), zh: z.string().min(1).max(most).optional() })]);
const line = written(300);
const text = written(6000);
const query = z.string().min(1).max(200);
const productId = z.string().min(1).max(200);
const metric = z.string().regex(/^[\w@.-]{1,80}$/, { message: 'expected the name of a number, such as validation.recall@10' });
const step = z.number().int().min(0);
const fieldId = z.enum(fields.map((each) => each.id) as [FieldId, ...FieldId[]]);

const experiment = z.union([
  z.strictObject({ title: line, link: z.string().min(1).max(16_000) }),
  z.strictObject({ title: line, preset: z.enum(presets.map((preset) => preset.id)), size: z.enum(sizes), catalog: z.string().min(1).max(200), seed: z.number().int(),
    changes: z.partialRecord(fieldId, z.union([z.number(), z.string(), z.boolean()])).optional() }),
]);

export const pieces = ['buttons', 'now', 'settings', 'curves', 'pins', 'scrubber', 'slowMotion', 'results', 'comparison'] as const;
export type Piece = (typeof pieces)[number];

const controls = z.strictObject({
  show: z.array(z.enum(pieces)).max(pieces.length),
  /** Names of figures; all of them unless told. */
  charts: z.array(z.string().min(1).max(80)).max(20).optional(),
  pins: z.array(query).max(5).optional(),
  /** Asked of all runs of the lesson, side by side, and of the shipped rankers that are named. */
  results: query.optional(),
  rankers: z.array(z.enum(['make', 'fixed', 'titleOnly', 'imageOnly', 'bm25', 'blend'])).max(3).optional(),
  fields: z.array(fieldId).max(20).optional(),
  locked: z.array(z.strictObject({ control: z.union([z.enum(pieces), fieldId]), why: line })).max(30).optional(),
});

/** Two values of which the second may be more, less, or not distinguishable from the first. */
const comparison = z.discriminatedUnion('kind', [
  /** Over held-out queries, paired, with an interval. */
  z.strictObject({ kind: z.literal('paired'), from: name, to: name, metric: z.enum(['nDCG@10', 'recall@10']), part: z.enum(['all', 'title', 'image', 'both']) }),
  /** Relevant products among the first ten of one query, at the newest checkpoint or the one nearest to `step`. */
  z.strictObject({ kind: z.literal('found'), from: name, to: name, query, step: step.optional() }),
  /** A number of the runs' lines: the newest, the one nearest to `step`, or the mean over the last `over` lines; `toMetric` where the second is another number. Nearer than `tolerance` counts as the same. */
  z.strictObject({ kind: z.literal('number'), from: name, to: name, metric, toMetric: metric.optional(), step: step.optional(), over: z.number().int().min(2).max(1000).optional(), tolerance: z.number().min(0).optional() }),
]);

const question = z.strictObject({
  id: name, prompt: text, options: z.array(z.strictObject({ id: name, text: line })).min(2).max(6),
  /** The right option, or which one is right by what came out. Absent = there is none. */
  correct: z.union([name, z.strictObject({ by: comparison, more: name, less: name, same: name })]).optional(),
  reveal: text.optional(),
});

const check = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('runFinished'), experiment: name }),
  z.strictObject({ kind: z.literal('reached'), experiment: name, step }),
  z.strictObject({ kind: z.literal('atLeast'), experiment: name, metric, value: z.number(), label: line }),
  z.strictObject({ kind: z.literal('atMost'), experiment: name, metric, value: z.number(), label: line }),
  z.strictObject({ kind: z.literal('weightOf'), experiment: name, product: productId, side: z.enum(['title', 'image']), above: z.number().min(0).max(1) }),
  z.strictObject({ kind: z.literal('ranksFirst'), experiment: name, product: productId, query, within: z.number().int().min(1).max(100).optional() }),
  z.strictObject({ kind: z.literal('imageWeightOfRegime'), experiment: name, regime: z.enum(regimes), above: z.number().min(0).max(1) }),
  z.strictObject({ kind: z.literal('maskedSeen'), experiment: name }),
  z.strictObject({ kind: z.literal('compared'), from: name, to: name }),
  z.strictObject({ kind: z.literal('answered'), question: name }),
]);

const outcome = z.strictObject({ label: line, by: comparison, more: text, less: text, same: text });

const page = z.strictObject({
  title: line, text,
  /** The experiment whose run is shown and whose start is offered. */
  experiment: name.optional(),
  controls: controls.partial().optional(),
  question: question.optional(),
  checks: z.array(check).max(10).optional(),
  /** Questions whose answer shows here. */
  reveals: z.array(name).max(10).optional(),
  outcomes: z.array(outcome).max(6).optional(),
});

const lesson = z.strictObject({
  lesson: z.literal(lessonVersion), id, title: line, minutes: z.number().min(0.5).max(600), summary: text, needs: line.optional(), author: z.string().max(200).optional(),
  experiments: z.record(name, experiment), controls, steps: z.array(page).min(1).max(40),
  finish: z.strictObject({ text: text.optional(), compare: z.array(z.strictObject({ label: line, by: comparison })).max(12), charts: z.array(z.strictObject({ label: line, metric })).max(4), results: query.optional() }),
});

export type Lesson = z.infer<typeof lesson>;
export type LessonPage = z.infer<typeof page>;
export type LessonControls = z.infer<typeof controls>;
export type LessonQuestion = z.infer<typeof question>;
export type LessonCheck = z.infer<typeof check>;
export type LessonOutcome = z.infer<typeof outcome>;
export type LessonComparison = z.infer<typeof comparison>;
export type LessonText = z.infer<typeof text>;

/** True for JSON that means to be a lesson, of whatever format and however broken. */
export function isLesson(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'lesson' in json;
}

/** Throws one line that names the path, what was expected and what came. */
export function parseLesson(json: unknown): Lesson {
  if (!isLesson(json)) throw new Error(`This is no lesson: expected an object with "lesson": ${lessonVersion}. Save a lesson from Learn to see what one looks like.`);
  const version = (json as { lesson: unknown }).lesson;
  if (typeof version === 'number' && version > lessonVersion)
    throw new Error(`This lesson is of format ${version}, this page reads up to ${lessonVersion}. Reload the page to get its newest version, then open the lesson again.`);
  const result = lesson.safeParse(json);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw refused(issue.path.join('.'), issue.message);
  }
  agree(result.data);
  return result.data;
}

/** The text of a lesson file to a lesson. */
export function readLesson(contents: string): Lesson {
  if (contents.length > longestLesson) throw new Error(`A lesson has at most ${longestLesson} characters, this file has ${contents.length}. Leave parts of it out.`);
  let json: unknown;
  try {
    json = JSON.parse(contents);
  } catch (cause) {
    throw new Error(`This lesson is not JSON: ${cause instanceof Error ? cause.message : String(cause)}. Compare it with a lesson that was saved from Learn.`, { cause });
  }
  return parseLesson(json);
}

/** In the language, or else in English. */
export function inLanguage(words: LessonText, language: 'en' | 'zh'): string {
  return typeof words === 'string' ? words : (words[language] ?? words.en);
}

/** All experiments by name, as drafts that can be trained. */
export function draftsOf({ experiments }: Pick<Lesson, 'experiments'>): Record<string, Draft> {
  return Object.fromEntries(Object.entries(experiments).map(([each, spec]) => [each, experimentOf(spec as LessonExperiment)]));
}

export function contextOf({ experiments }: Pick<Lesson, 'experiments'>) {
  return actContext(experiments as Record<string, LessonExperiment>);
}

function refused(path: string, what: string): Error {
  return new Error(`Lesson, at '${path || 'the top'}': ${what}. Correct the file there and open it again.`);
}

/** What is named exists, experiments can be made, links can be followed. */
function agree(parsed: Lesson): void {
  const names = Object.keys(parsed.experiments);
  if (names.length === 0) throw refused('experiments', 'expected at least one experiment');
  for (const [each, spec] of Object.entries(parsed.experiments)) trying(`experiments.${each}`, () => experimentOf(spec));
  const context = contextOf(parsed);
  const questions = new Map(parsed.steps.flatMap(({ question: asked }) => (asked ? [[asked.id, asked]] : [])));
  const visit = (value: unknown, path: string): void => {
    if (typeof value === 'string') return void trying(path, () => parseText(value, context));
    if (typeof value !== 'object' || value === null) return;
    for (const [key, each] of Object.entries(value)) {
      const at = path ? `${path}.${key}` : key;
      if (['experiment', 'from', 'to'].includes(key) && typeof each === 'string' && !names.includes(each)) throw refused(at, `there is no experiment '${each}' in this lesson; it has ${names.join(', ')}`);
      if (key === 'question' && typeof each === 'string' && !questions.has(each)) throw refused(at, `there is no question '${each}'; there are ${[...questions.keys()].join(', ') || 'none'}`);
      visit(each, at);
    }
  };
  visit({ steps: parsed.steps, finish: parsed.finish, summary: parsed.summary, title: parsed.title }, '');
  parsed.steps.forEach(({ question: asked, reveals }, i) => {
    for (const [r, each] of (reveals ?? []).entries()) if (!questions.has(each)) throw refused(`steps.${i}.reveals.${r}`, `there is no question '${each}'; there are ${[...questions.keys()].join(', ') || 'none'}`);
    if (asked && questions.get(asked.id) !== asked) throw refused(`steps.${i}.question.id`, `'${asked.id}' is the id of another question too`);
    const options = asked?.options.map((option) => option.id) ?? [];
    const right = asked?.correct === undefined ? [] : typeof asked.correct === 'string' ? [asked.correct] : [asked.correct.more, asked.correct.less, asked.correct.same];
    for (const each of right) if (!options.includes(each)) throw refused(`steps.${i}.question.correct`, `there is no option '${each}'; there are ${options.join(', ')}`);
  });
}

function trying(path: string, act: () => unknown): void {
  try {
    act();
  } catch (cause) {
    throw refused(path, (cause instanceof Error ? cause.message : String(cause)).replace(/\.$/, ''));
  }
}
