import { useEffect, useRef, type FocusEvent } from 'react';
import { useMessages } from '../../messages/language';
import { resumeShown, startDraft, startWithNewSeed } from '../../state/beginRun';
import { useDraft } from '../../state/draft';
import { goOn, isAlive, pauseRun, stepOnce, stopRun, useLiveRun } from '../../state/liveRun';
import type { ShownRun } from '../../state/shownRun';
import { useStartRefusal } from './experiment/startRefusal';
import { waitingChanges } from './experiment/waiting';

/** The verbs of a run. One that cannot be used now stays where it is and says why. `start` begins what is set up: Train's draft, or a lesson's experiment. */
export function RunButtons({ run, start = startDraft }: { run: ShownRun | null; start?: (() => void) | undefined }) {
  const { train } = useMessages();
  const live = useLiveRun();
  const { phase } = live;
  const mine = run?.live ?? false;
  const alive = isAlive(live);
  const resumable = mine ? phase === 'paused' : Boolean(run?.unfinished) && !alive;
  const resume = () => (mine && phase === 'paused' ? void goOn() : run && resumeShown(run));
  const step = () => (mine && phase === 'paused' ? void stepOnce() : run && resumeShown(run, { paused: true }));
  const why = !alive ? train.why.notRunning : !mine ? train.why.otherRun : phase === 'starting' ? train.why.starting : phase === 'pausing' || phase === 'stopping' ? train.why.ending : null;
  const canResume = resumable || (mine && !alive && Boolean(run?.unfinished));
  const elsewhere = run?.elsewhere ? train.otherTab.why : null;
  const keepFocus = useFocusKept();
  return (
    <div className="buttons" {...keepFocus}>
      {mine && phase === 'running' || phase === 'pausing' ? <Verb name={train.pause} act={() => void pauseRun()} why={phase === 'running' ? null : train.why.ending} primary />
        : canResume ? <Verb name={train.resume} act={resume} why={elsewhere} primary /> : null}
      <Verb name={train.step} act={step} why={canResume ? elsewhere : phase === 'running' ? train.why.pauseFirst : why ?? train.why.pauseFirst} />
      <Verb name={train.stop} act={() => void stopRun()} why={mine && (phase === 'running' || phase === 'paused' || phase === 'starting') ? null : why ?? train.why.notRunning} />
      {!alive && (start === startDraft ? <StartDraft run={run} primary={!canResume} /> : <Verb name={train.start} act={start} why={null} primary={!canResume} />)}
    </div>
  );
}

/** Beside a finished run with the very settings that are set up, a new start tells nothing new: another seed does. */
function StartDraft({ run, primary }: { run: ShownRun | null; primary: boolean }) {
  const { train } = useMessages();
  const refusal = useStartRefusal();
  const draft = useDraft(({ experiment }) => experiment);
  const repeats = run !== null && waitingChanges(draft, run, false) === null;
  return (
    <>
      <Verb name={train.start} act={startDraft} why={refusal} says={repeats ? train.repeats(run.name) : undefined} primary={primary} />
      {repeats && run.status === 'finished' && <Verb name={train.newSeed} act={startWithNewSeed} why={refusal} says={train.newSeedWhy} />}
    </>
  );
}

/** `says`: more about it, where it can be used. */
function Verb({ name, act, why, says, primary = false }: { name: string; act(): void; why: string | null; says?: string | undefined; primary?: boolean }) {
  const more = why ?? says;
  return <button type="button" className={primary ? 'primary' : undefined} disabled={why !== null} title={more} aria-description={more} onClick={act}>{name}</button>;
}

/** A verb that has been used gives way to another: who works by keyboard goes on with that one. */
function useFocusKept() {
  const ref = useRef<HTMLDivElement>(null);
  const inside = useRef(false);
  useEffect(() => {
    if (inside.current && document.activeElement === document.body) ref.current?.querySelector<HTMLElement>('.primary:enabled')?.focus({ preventScroll: true });
  });
  return {
    ref,
    onFocus: () => { inside.current = true; },
    onBlur: ({ target }: FocusEvent<HTMLElement>) => { if (target.isConnected && !target.matches(':disabled')) inside.current = false; },
  };
}
