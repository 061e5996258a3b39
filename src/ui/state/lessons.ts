// Lessons that are there, and how far this reader is in each: kept in the browser, told to nobody.
import { create } from 'zustand';
import type { LessonChanges } from '../../experiment/lessonExperiment';
import { longestLesson, parseLesson, readLesson, type Lesson } from '../../experiment/lesson';
import { saveFile } from '../export/files';
import { messageOf } from './labStore';
import { go } from './route';

export const shippedLessons = ['why-two-sides', 'words-nobody-writes', 'the-wrong-negatives'] as const;

export interface LessonProgress {
  /** The furthest page that was opened, from 1. */
  reached: number;
  answers: Record<string, string>;
  /** Newest run of each experiment. */
  runs: Record<string, string>;
  /** Settings that the reader changed, for the next start. */
  edits: Record<string, LessonChanges>;
  /** Checks that were passed and may not be seen again, as 'page.check'. */
  passed: readonly string[];
  /** The summary was opened. */
  done: boolean;
}

interface LessonsState {
  lessons: Record<string, Lesson>;
  /** Opened by the reader; listed after the shipped ones. */
  own: readonly string[];
  loading: boolean;
  /** A file that was refused, in words. */
  refused: { name: string; message: string } | null;
  /** Own lessons last only as long as the tab. */
  unkept: boolean;
  progress: Record<string, LessonProgress>;
}

export const nothingYet: LessonProgress = { reached: 0, answers: {}, runs: {}, edits: {}, passed: [], done: false };
export const useLessons = create<LessonsState>(() => ({ lessons: {}, own: [], loading: false, refused: null, unkept: false, progress: {} }));

const ownKey = 'make-playground-lessons';
const progressKey = (id: string) => `make-playground-lesson ${id}`;

let loaded: Promise<void> | null = null;

/** Reads the shipped lessons and the own ones, once. */
export function loadLessons(): Promise<void> {
  return (loaded ??= load());
}

async function load(): Promise<void> {
  useLessons.setState({ loading: true });
  const refuse = (name: string) => (cause: unknown) => useLessons.setState({ refused: { name, message: messageOf(cause) } });
  for (const contents of readJson<string[]>(ownKey, [])) {
    try {
      add(readLesson(contents), true);
    } catch (cause) {
      refuse(contents.slice(0, 60))(cause);
    }
  }
  await Promise.all(shippedLessons.map((id) => fetchLesson(`lessons/${id}.json`).then((lesson) => add(lesson, false), refuse(id))));
  useLessons.setState({ loading: false });
  if (Object.keys(useLessons.getState().lessons).length === 0) loaded = null;
}

async function fetchLesson(path: string): Promise<Lesson> {
  const url = new URL(path, document.baseURI);
  if (url.origin !== window.location.origin) throw new Error(`A lesson is read from this site only, '${url.origin}' is another one. Save the lesson as a file and open it here.`);
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`The lesson '${path}' could not be fetched (${answer.status}). Check the address.`);
  return readLesson(await answer.text());
}

function add(lesson: Lesson, isOwn: boolean): void {
  useLessons.setState(({ lessons, own, progress }) => ({
    lessons: { ...lessons, [lesson.id]: lesson },
    own: isOwn ? [...own.filter((id) => id !== lesson.id), lesson.id] : own,
    progress: { ...progress, [lesson.id]: progress[lesson.id] ?? { ...nothingYet, ...readJson<Partial<LessonProgress>>(progressKey(lesson.id), {}) } },
  }));
}

/** Opens a lesson that stands in a file; one that cannot be read is refused in words on the page "Learn". A lesson of the id of a shipped one takes its place until it is removed. */
export async function openLessonFile(file: File): Promise<void> {
  await loadLessons();
  try {
    if (file.size > longestLesson * 4) throw new Error(`A lesson has at most ${longestLesson} characters, this file has ${file.size} bytes. Is it another kind of file?`);
    const lesson = readLesson(await file.text());
    add(lesson, true);
    useLessons.setState({ refused: null });
    keepOwn();
    go({ view: 'learn', lesson: lesson.id, page: '1' });
  } catch (cause) {
    useLessons.setState({ refused: { name: file.name, message: messageOf(cause) } });
    go({ view: 'learn', lesson: null, page: null });
  }
}

/** The lesson of a link: one by its id, or a file beside this site. */
export async function openLessonLink(link: string): Promise<void> {
  await loadLessons();
  if (useLessons.getState().lessons[link] || !/\.json$/.test(link)) return;
  try {
    const lesson = await fetchLesson(link);
    add(lesson, false);
    go({ lesson: lesson.id }, { replace: true });
  } catch (cause) {
    useLessons.setState({ refused: { name: link, message: messageOf(cause) } });
    go({ lesson: null, page: null }, { replace: true });
  }
}

export function dismissRefusal(): void {
  useLessons.setState({ refused: null });
}

export function saveLesson(lesson: Lesson): void {
  saveFile(`${lesson.id}.lesson.json`, new Blob([`${JSON.stringify(parseLesson(lesson), null, 2)}\n`], { type: 'application/json' }));
}

/** An own lesson leaves the list; a shipped one of the same id is there again after a reload. */
export function removeLesson(id: string): void {
  useLessons.setState(({ lessons, own }) => {
    const { [id]: _, ...others } = lessons;
    return { lessons: others, own: own.filter((each) => each !== id) };
  });
  keepOwn();
  loaded = null;
  void loadLessons();
}

function keepOwn(): void {
  const { own, lessons } = useLessons.getState();
  useLessons.setState({ unkept: !write(ownKey, own.map((id) => JSON.stringify(lessons[id]))) });
}

export function progressOf(id: string): LessonProgress {
  return useLessons.getState().progress[id] ?? nothingYet;
}

export function useProgress(id: string): LessonProgress {
  return useLessons(({ progress }) => progress[id] ?? nothingYet);
}

function change(id: string, to: Partial<LessonProgress>): void {
  const progress = { ...progressOf(id), ...to };
  useLessons.setState((state) => ({ progress: { ...state.progress, [id]: progress } }));
  write(progressKey(id), progress);
}

export function reached(id: string, page: number): void {
  if (page > progressOf(id).reached) change(id, { reached: page });
}

export function finished(id: string): void {
  if (!progressOf(id).done) change(id, { done: true });
}

/** The first answer stays: it was given before the reveal. */
export function answer(id: string, question: string, option: string): void {
  const { answers } = progressOf(id);
  if (!Object.hasOwn(answers, question)) change(id, { answers: { ...answers, [question]: option } });
}

export function passed(id: string, check: string): void {
  const { passed: before } = progressOf(id);
  if (!before.includes(check)) change(id, { passed: [...before, check] });
}

export function keepLessonRun(id: string, experiment: string, runId: string): void {
  change(id, { runs: { ...progressOf(id).runs, [experiment]: runId } });
}

export function editSetting(id: string, experiment: string, edits: LessonChanges): void {
  change(id, { edits: { ...progressOf(id).edits, [experiment]: { ...progressOf(id).edits[experiment], ...edits } } });
}

/** Answers, settings and runs of this lesson are forgotten; the runs themselves stay among the runs. */
export function beginAgain(id: string): void {
  change(id, nothingYet);
}

function readJson<T>(key: string, otherwise: T): T {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? 'null') as T | null) ?? otherwise;
  } catch {
    return otherwise;
  }
}

/** False where the browser keeps nothing, or has no room. */
function write(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
