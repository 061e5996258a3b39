// What the links of a lesson do, and why one cannot be followed now.
import type { Act } from '../../../experiment/lessonActs';
import { experimentOf, type LessonExperiment } from '../../../experiment/lessonExperiment';
import type { Lesson } from '../../../experiment/lessonFormat';
import type { Messages } from '../../messages/english';
import { resumeShown } from '../../state/beginRun';
import { mostPins, setPins, showStep } from '../../state/frames';
import { editSetting, keepLessonRun, progressOf } from '../../state/lessonProgress';
import { goOn, isAlive, pauseRun, setSlowMotion, startRun, stepOnce, stopRun, type LiveRun } from '../../state/liveRun';
import { go } from '../../state/route';
import type { ShownRun } from '../../state/shownRun';
import { nearest } from './measured';

export interface Stage {
  lesson: Lesson;
  /** Run by experiment. */
  runIds: Readonly<Record<string, string>>;
  shown: ShownRun | null;
  live: LiveRun;
  pins: readonly string[];
}

/** Trains an experiment of the lesson with the reader's settings, and shows it. */
export function startExperiment(lesson: Lesson, experiment: string): void {
  const draft = experimentOf(lesson.experiments[experiment] as LessonExperiment, progressOf(lesson.id).edits[experiment]);
  const run = startRun(draft.presetId, draft.experiment);
  keepLessonRun(lesson.id, experiment, run);
  go({ run, step: null, catalog: draft.experiment.catalog }, { replace: true });
}

export function perform(act: Act, { lesson, runIds, shown, live, pins }: Stage): void {
  switch (act.verb) {
    case 'start': return startExperiment(lesson, act.experiment);
    case 'show': return go({ run: runIds[act.experiment] ?? null, step: null }, { replace: true });
    case 'pause': return void pauseRun();
    case 'resume': return live.phase === 'paused' ? void goOn() : shown ? resumeShown(shown) : undefined;
    case 'once': return void stepOnce();
    case 'stop': return void stopRun();
    case 'step': return showStep(act.step === null || !shown ? null : nearest(shown.checkpoints, act.step));
    case 'slow': return void setSlowMotion(act.on);
    case 'pin': return setPins([...pins.filter((each) => each !== act.query), act.query].slice(-mostPins));
    case 'search': return go({ view: 'search', query: act.query, product: null, ranker: rankerOf(shown) });
    case 'product': return go({ view: 'search', product: act.productId, ranker: rankerOf(shown) });
    case 'compare': return go({ view: 'compare', runs: Object.keys(lesson.experiments).flatMap((each) => runIds[each] ?? []).join(' ') });
    case 'set': return editSetting(lesson.id, act.experiment, { [act.field]: act.value });
  }
}

/** In words; null = it can be followed. */
export function whyNot(act: Act, { lesson, runIds, shown, live }: Stage, { learn: { why }, train }: Messages, locked: (control: string) => string | null): string | null {
  const alive = isAlive(live);
  const mine = alive && shown?.live;
  switch (act.verb) {
    case 'start': return alive ? why.busy(live.name, live.step, live.total) : null;
    case 'show': return runIds[act.experiment] ? null : why.noRun;
    case 'pause': return mine && live.phase === 'running' ? null : why.notRunning;
    case 'resume': return shown?.elsewhere ? train.otherTab.why : (mine && live.phase === 'paused') || (!alive && shown?.unfinished) ? null : why.notPaused;
    case 'once': return mine && live.phase === 'paused' ? null : why.notPaused;
    case 'stop': return mine ? null : why.notRunning;
    case 'step': return shown && shown.checkpoints.length > 0 ? null : why.noCheckpoint;
    case 'compare': return Object.keys(lesson.experiments).filter((each) => runIds[each]).length > 1 && !alive ? null : why.twoRuns;
    case 'set': return locked(act.field);
    default: return null;
  }
}

/** The shown run, or the shipped model while there is none to ask. */
function rankerOf(shown: ShownRun | null): string {
  return shown && shown.checkpoints.length > 0 ? `run:${shown.runId}` : '';
}
