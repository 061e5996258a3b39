// What a lesson file may hold, field by field.
import { z } from 'zod';
import { regimes } from '../catalog/types';
import { sizes } from './experiment';
import { fields, type FieldId } from './fields';
import { presets } from './presets/presets';

export const lessonVersion = 1;

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

export const lessonSchema = z.strictObject({
  lesson: z.literal(lessonVersion), id, title: line, minutes: z.number().min(0.5).max(600), summary: text, needs: line.optional(), author: z.string().max(200).optional(),
  experiments: z.record(name, experiment), controls, steps: z.array(page).min(1).max(40),
  finish: z.strictObject({ text: text.optional(), compare: z.array(z.strictObject({ label: line, by: comparison })).max(12), charts: z.array(z.strictObject({ label: line, metric })).max(4), results: query.optional() }),
});

export type Lesson = z.infer<typeof lessonSchema>;
export type LessonPage = z.infer<typeof page>;
export type LessonControls = z.infer<typeof controls>;
export type LessonQuestion = z.infer<typeof question>;
export type LessonCheck = z.infer<typeof check>;
export type LessonOutcome = z.infer<typeof outcome>;
export type LessonComparison = z.infer<typeof comparison>;
export type LessonText = z.infer<typeof text>;

