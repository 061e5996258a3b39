import { useState } from 'react';
import { useMessages } from '../../../messages/language';
import { useDraft } from '../../../state/draft';
import { messageOf } from '../../../state/labStore';
import { isAlive, useLiveRun } from '../../../state/liveRun';
import type { ShownRun } from '../../../state/shownRun';
import { stepsOf, withTrainingOf } from './forkedExperiment';
import { continueFrom, forkFrom } from './goOn';

interface GoOnProps {
  run: ShownRun;
  step: number | null;
  following: boolean;
}

/** The two ways on from the shown checkpoint; each says what it does before it does it. */
export function GoOnFromHere({ run, step, following }: GoOnProps) {
  const { pins: { goOn: words }, shell } = useMessages();
  const alive = useLiveRun(isAlive);
  const [asked, setAsked] = useState<'continue' | 'fork' | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const common = step === null ? words.why.noCheckpoint : alive && !run.live ? words.why.otherRun : null;
  const notContinued = common ?? (alive && following ? words.why.isHere : (step ?? 0) >= run.total ? words.why.allMade(run.total) : null);
  const begin = (way: Promise<void>) => {
    setAsked(null);
    way.catch((cause: unknown) => setFailure(messageOf(cause)));
  };
  const ask = (way: 'continue' | 'fork') => setAsked(asked === way ? null : way);
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

function Fork({ run, step, alive, onBegin, onNo }: { run: ShownRun; step: number; alive: boolean; onBegin(way: Promise<void>): void; onNo(): void }) {
  const { pins: { goOn: words } } = useMessages();
  const other = withTrainingOf(run.experiment, useDraft(({ experiment }) => experiment));
  const [asDrafted, setAsDrafted] = useState(true);
  const experiment = asDrafted && other ? other : run.experiment;
  const total = stepsOf(experiment);
  const why = total <= step ? words.why.nothingLeft(total, step) : null;
  return (
    <div className="asked">
      <p>{words.askFork(step)} {alive && words.endsFirst}</p>
      {other ? <>
        <label><input type="radio" name="fork-settings" checked={asDrafted} onChange={() => setAsDrafted(true)} /><span>{words.draft} <small>{words.draftWhy}</small></span></label>
        <label><input type="radio" name="fork-settings" checked={!asDrafted} onChange={() => setAsDrafted(false)} /><span>{words.same} <small>{words.sameWhy}</small></span></label>
      </> : <p>{words.same}. <small>{words.sameWhy}</small></p>}
      {why && <p>{why}</p>}
      <div className="film"><button type="button" className="primary" disabled={why !== null} title={why ?? undefined} aria-description={why ?? undefined} onClick={() => onBegin(forkFrom(run, step, experiment))}>{words.forkYes}</button><button type="button" onClick={onNo}>{words.no}</button></div>
    </div>
  );
}
