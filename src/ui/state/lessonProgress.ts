// How far this reader is in each lesson: kept in the browser, told to nobody.
import { create } from 'zustand';
import type { LessonChanges } from '../../experiment/lessonExperiment';

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

export const nothingYet: LessonProgress = { reached: 0, answers: {}, runs: {}, edits: {}, passed: [], done: false };
const useStore = create<Record<string, LessonProgress>>(() => ({}));
const keyOf = (id: string) => `make-playground-lesson ${id}`;

/** Takes over what is kept of a lesson, once. */
export function remember(id: string): void {
  if (!useStore.getState()[id]) useStore.setState({ [id]: { ...nothingYet, ...readKept<Partial<LessonProgress>>(keyOf(id), {}) } });
}

export function progressOf(id: string): LessonProgress {
  return useStore.getState()[id] ?? nothingYet;
}

export function useProgress(id: string): LessonProgress {
  return useStore((progress) => progress[id] ?? nothingYet);
}

function change(id: string, to: Partial<LessonProgress>): void {
  const progress = { ...progressOf(id), ...to };
  useStore.setState({ [id]: progress });
  keep(keyOf(id), progress);
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

export function readKept<T>(key: string, otherwise: T): T {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? 'null') as T | null) ?? otherwise;
  } catch {
    return otherwise;
  }
}

/** False where the browser keeps nothing, or has no room. */
export function keep(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
