// A lesson as a file: experiments by name, pages with text, questions and checks, and what its summary measures. Untrusted: whoever wrote it.
import type { Draft } from './draft';
import { actContext, experimentOf, type LessonExperiment } from './lessonExperiment';
import { lessonSchema, lessonVersion, type Lesson, type LessonText } from './lessonFormat';
import { parseText } from './lessonText';

/** Characters of a lesson file. */
export const longestLesson = 300_000;

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
  const result = lessonSchema.safeParse(json);
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
