// All that a page of a lesson is drawn from: the reader's progress, the lesson's runs, and what the lab answered about them.
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { contextOf, draftsOf, inLanguage } from '../../../experiment/lesson';
import type { Lesson, LessonControls, LessonPage, LessonText } from '../../../experiment/lessonFormat';
import type { Act, ActContext } from '../../../experiment/lessonActs';
import type { Draft } from '../../../experiment/draft';
import { useLanguage } from '../../messages/language';
import { setPins, usePins } from '../../state/frames';
import { useLabAnswers, type LabQuestion } from '../../state/lessonAnswers';
import { useLessonRuns, type LessonRun } from '../../state/lessonRuns';
import { useProgress, type LessonProgress } from '../../state/lessonProgress';
import { useLiveRun } from '../../state/liveRun';
import { go, useRoute } from '../../state/route';
import { useShownRun, type ShownRun } from '../../state/shownRun';
import { perform, whyNot, type Stage } from './acts';
import { questionsOfCheck, type CheckWorld } from './checks';
import { questionsOf, type World } from './measured';

export interface LessonState {
  lesson: Lesson;
  page: LessonPage | null;
  controls: LessonControls;
  catalog: string;
  drafts: Record<string, Draft>;
  progress: LessonProgress;
  runs: Record<string, LessonRun | null>;
  gone: readonly string[];
  shown: ShownRun | null;
  world: CheckWorld;
  context: ActContext;
  asking: boolean;
  failure: string | null;
  words(text: LessonText): string;
  titleOf(experiment: string): string;
  /** Why a piece or a field cannot be used; null = it can. */
  locked(control: string): string | null;
  perform(act: Act): void;
  /** Why an act cannot be done now. */
  whyNot(act: Act): string | null;
}

/** `page` null = the summary. `asked`: what else the lab is asked for. */
export function useLesson(lesson: Lesson, page: LessonPage | null, more: (runs: World['runs']) => LabQuestion[] = none): LessonState {
  const { language, messages } = useLanguage();
  const progress = useProgress(lesson.id);
  const { runs, gone } = useLessonRuns(progress.runs);
  const { run: shown } = useShownRun();
  const live = useLiveRun();
  const drafts = useMemo(() => draftsOf(lesson), [lesson]);
  const context = useMemo(() => contextOf(lesson), [lesson]);
  const catalog = Object.values(drafts)[0].experiment.catalog;
  const controls = useMemo(() => ({ ...lesson.controls, ...page?.controls }), [lesson, page]);
  const { pins } = usePins(catalog);
  const questions = [...comparisonsOn(lesson, page).flatMap((by) => questionsOf(by, runs)), ...(page?.checks ?? []).flatMap((check) => questionsOfCheck(check, runs)), ...more(runs)];
  const answers = useLabAnswers(questions, catalog);
  const stage: Stage = { lesson, runIds: progress.runs, shown, live, pins };
  const words = useCallback((text: LessonText) => inLanguage(text, language), [language]);
  const locked = (control: string) => {
    const found = controls.locked?.find((each) => each.control === control);
    return found ? words(found.why) : null;
  };
  return {
    lesson, page, controls, catalog, drafts, progress, runs, gone, shown, context, asking: answers.asking, failure: answers.failure, words, locked,
    world: { runs, of: answers.of, answers: progress.answers, lesson, batch: live.runId && live.batch ? { runId: live.runId, view: live.batch } : null },
    titleOf: (experiment) => words(lesson.experiments[experiment]?.title ?? experiment),
    perform: (act) => perform(act, stage),
    whyNot: (act) => whyNot(act, stage, messages, locked),
  };
}

const none = () => [];

/** What a page measures, and what decides the questions that it reveals. */
export function comparisonsOn({ steps, finish, controls }: Lesson, page: LessonPage | null) {
  const revealed = steps.flatMap(({ question }) => (question && (page === null || page.reveals?.includes(question.id)) && typeof question.correct === 'object' ? [question.correct.by] : []));
  const tabled = page === null || (page.controls?.show ?? controls.show).includes('comparison') ? finish.compare : [];
  return [...revealed, ...[...(page?.outcomes ?? []), ...tabled].map(({ by }) => by)];
}

/** Opening a page shows its run and its pinned queries over the lesson's catalog. */
export function usePageOpened({ page, controls, catalog, progress }: LessonState, number: number): void {
  const route = useRoute();
  const run = page?.experiment ? (progress.runs[page.experiment] ?? null) : null;
  useEffect(() => { if (route.catalog !== catalog) go({ catalog, product: null }, { replace: true }); }, [route.catalog, catalog]);
  const opened = useRef<number | null>(null);
  useEffect(() => {
    // Afterwards the reader chooses.
    if (opened.current === number) return;
    opened.current = number;
    if (controls.pins) setPins(controls.pins);
    go({ run, step: null }, { replace: true });
  }, [number, controls.pins, run]);
}
