import { lazy, Suspense, type ReactNode } from 'react';
import { pieces, type Piece } from '../../../experiment/lessonFormat';
import { useMessages } from '../../messages/language';
import { useLiveRun } from '../../state/liveRun';
import { go } from '../../state/route';
import { chartIds } from '../train/curves/chart';
import { CurveFigure } from '../train/curves/CurveFigure';
import { NowSentence } from '../train/curves/NowSentence';
import { CheckpointScrubber } from '../train/pins/CheckpointScrubber';
import { PinnedQueries } from '../train/pins/PinnedQueries';
import { RunButtons } from '../train/RunButtons';
import { RunStatus } from '../train/RunHeader';
import { ComparisonTable } from './ComparisonTable';
import { startExperiment } from './acts';
import type { LessonState } from './lessonState';
import { LessonSettings } from './LessonSettings';
import { RunResults } from './RunResults';
import '../../styles/curves.css';

const SlowMotion = lazy(() => import('../train/slowMotion/SlowMotion'));

/** The pieces of Train that a page of a lesson shows, in their own order. */
export function Instrument({ state }: { state: LessonState }) {
  const { learn } = useMessages();
  const { show } = state.controls;
  return (
    <section className="instrument train-view" aria-label={learn.instrument}>
      <WhichRun state={state} />
      <RunStatus run={state.shown} />
      {pieces.filter((piece) => show.includes(piece)).map((piece) => <Lockable key={piece} piece={piece} state={state}><PieceOf piece={piece} state={state} /></Lockable>)}
    </section>
  );
}

/** A locked piece can be seen and not used. */
function Lockable({ piece, state, children }: { piece: Piece; state: LessonState; children: ReactNode }) {
  const { learn } = useMessages();
  const why = state.locked(piece);
  return why === null ? children : <div className="locked-piece"><p className="dim">{learn.lockedPiece(learn.pieces[piece], why)}</p><div inert>{children}</div></div>;
}

function PieceOf({ piece, state }: { piece: Piece; state: LessonState }) {
  const { shown, controls } = state;
  switch (piece) {
    case 'buttons': return <Buttons state={state} />;
    case 'now': return <div className="run-header"><NowSentence run={shown} /></div>;
    case 'settings': return <LessonSettings state={state} />;
    case 'curves': return <div className="curves"><div className="charts">{chartIds.filter((id) => !controls.charts || controls.charts.includes(id)).map((id) => <CurveFigure key={id} id={id} run={shown} />)}</div></div>;
    case 'pins': return <PinnedQueries run={shown} />;
    case 'scrubber': return <CheckpointScrubber run={shown} />;
    case 'slowMotion': return <SlowMotionPiece />;
    case 'results': return controls.results ? <RunResults state={state} query={controls.results} rankers={controls.rankers} /> : null;
    case 'comparison': return <ComparisonTable state={state} />;
  }
}

/** Start begins the experiment of the page. */
function Buttons({ state: { lesson, page, shown, progress } }: { state: LessonState }) {
  const experiment = page?.experiment ?? Object.keys(progress.runs).find((each) => progress.runs[each] === shown?.runId) ?? Object.keys(lesson.experiments)[0];
  return <RunButtons run={shown} start={() => startExperiment(lesson, experiment)} />;
}

function SlowMotionPiece() {
  const { learn } = useMessages();
  const on = useLiveRun(({ slowMotion }) => slowMotion);
  return on ? <Suspense fallback={<p className="dim">{learn.reading}</p>}><SlowMotion /></Suspense> : null;
}

/** The runs of the lesson, and the one that is shown. */
function WhichRun({ state: { lesson, progress, shown, titleOf, gone, runs } }: { state: LessonState }) {
  const { learn } = useMessages();
  const names = Object.keys(lesson.experiments);
  return (
    <div className="which-run" role="group" aria-label={learn.whichRun}>
      {names.map((name) => {
        const runId = progress.runs[name];
        const why = gone.includes(name) ? learn.gone(titleOf(name)) : runId ? null : learn.startHere(titleOf(name));
        return (
          <button key={name} type="button" aria-pressed={runId !== undefined && runId === shown?.runId} disabled={why !== null} title={why ?? undefined} aria-description={why ?? undefined} onClick={() => go({ run: runId, step: null }, { replace: true })}>
            <b dir="auto">{titleOf(name)}</b> <span className="dim">{runs[name]?.name ?? learn.notStarted}</span>
          </button>
        );
      })}
      {gone.map((name) => <p key={name} className="notice">{learn.gone(titleOf(name))}</p>)}
    </div>
  );
}
