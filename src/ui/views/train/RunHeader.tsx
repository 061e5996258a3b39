import { useMessages } from '../../messages/language';
import { isAlive, setSlowMotion, useLiveRun } from '../../state/liveRun';
import { go } from '../../state/route';
import type { ShownRun } from '../../state/shownRun';
import { NowSentence } from './curves/NowSentence';
import { RunButtons } from './RunButtons';
import { ShareRun } from './ShareRun';

/** Which run, what it does now, and the buttons that move it. */
export function RunHeader({ run }: { run: ShownRun | null }) {
  const { train } = useMessages();
  const live = useLiveRun();
  return (
    <header className="run-header">
      <div className="who">
        <h1 dir="auto">{run?.name ?? train.title}</h1>
        <RunStatus run={run} />
      </div>
      <NowSentence run={run} />
      <RunButtons run={run} />
      <ShareRun run={run} />
      {isAlive(live) && run?.runId !== live.runId && <p className="notice quiet"><span>{train.elsewhere(live.name, live.step, live.total)}</span><button type="button" onClick={() => go({ run: live.runId, step: null })}>{train.showIt}</button></p>}
      {run?.live && isAlive(live) && <label className="switch"><input type="checkbox" role="switch" checked={live.slowMotion} onChange={({ currentTarget }) => void setSlowMotion(currentTarget.checked)} />{train.slowMotion}</label>}
    </header>
  );
}

export function RunStatus({ run }: { run: ShownRun | null }) {
  const { train, shell } = useMessages();
  const progress = useLiveRun(({ progress }) => progress);
  const share = run && run.total > 0 ? run.step / run.total : 0;
  const doing = run?.live && progress ? `${shell.tasks[progress.task]} · ` : '';
  return (
    <div className="run-status" role="status" aria-label={train.statusName}>
      {run ? <><span>{doing}{run.elsewhere ? train.otherTab.status : train.status[run.status]} · {train.stepOf(run.step, run.total)}</span><progress aria-label={train.stepOf(run.step, run.total)} value={share} /></> : <span>{train.noRun}</span>}
    </div>
  );
}
