import { useState } from 'react';
import { useMessages } from '../../../messages/language';
import { showStep } from '../../../state/frames';
import { messageOf } from '../../../state/labStore';
import { isAlive, useLiveRun } from '../../../state/liveRun';
import type { ShownRun } from '../../../state/shownRun';
import { Fork } from './Fork';
import { continueFrom } from './goOn';

interface GoOnProps {
  run: ShownRun;
  step: number | null;
  following: boolean;
}

/** The two ways on from the shown checkpoint; each says what it does before it does it. */
export function GoOnFromHere({ run, step, following }: GoOnProps) {
  const { pins: { goOn: words }, shell, train } = useMessages();
  const alive = useLiveRun(isAlive);
  const [asked, setAsked] = useState<'continue' | 'fork' | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const common = step === null ? words.why.noCheckpoint : alive && !run.live ? words.why.otherRun : null;
  const notContinued = common ?? (run.elsewhere ? train.otherTab.why : alive && following ? words.why.isHere : (step ?? 0) >= run.total ? words.why.allMade(run.total) : null);
  const begin = (way: Promise<void>) => {
    setAsked(null);
    way.catch((cause: unknown) => setFailure(messageOf(cause)));
  };
  // What is asked about stays in view while the run goes on.
  const ask = (way: 'continue' | 'fork') => {
    if (asked !== way) showStep(step);
    setFailure(null);
    setAsked(asked === way ? null : way);
  };
  return (
    <div className="go-on" role="group" aria-label={words.from}>
      <div className="film">
        <Way name={words.continue} why={notContinued} open={asked === 'continue'} onAsk={() => ask('continue')} />
        <Way name={words.fork} why={common} open={asked === 'fork'} onAsk={() => ask('fork')} />
      </div>
      {failure && <p role="alert" className="notice">{shell.failed(failure)}</p>}
      {step !== null && asked === 'continue' && notContinued === null && <Continue run={run} step={step} alive={alive} onYes={() => begin(continueFrom(run, step))} onNo={() => setAsked(null)} />}
      {step !== null && asked === 'fork' && common === null && <Fork run={run} step={step} alive={alive} onBegin={begin} onNo={() => setAsked(null)} />}
    </div>
  );
}

function Way({ name, why, open, onAsk }: { name: string; why: string | null; open: boolean; onAsk(): void }) {
  return <button type="button" disabled={why !== null} title={why ?? undefined} aria-description={why ?? undefined} aria-expanded={open} onClick={onAsk}>{name}</button>;
}

function Continue({ run, step, alive, onYes, onNo }: { run: ShownRun; step: number; alive: boolean; onYes(): void; onNo(): void }) {
  const { pins: { goOn: words } } = useMessages();
  return (
    <div className="asked">
      <p>{words.askContinue(step, run.checkpoints.filter((each) => each > step).length, run.step + run.beyond)} {alive && words.endsFirst}</p>
      <div className="film"><button type="button" className="primary" onClick={onYes}>{words.continueYes}</button><button type="button" onClick={onNo}>{words.no}</button></div>
    </div>
  );
}
