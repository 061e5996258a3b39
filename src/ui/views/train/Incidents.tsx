import { useMessages } from '../../messages/language';
import { dismissIncident, useLiveRun } from '../../state/liveRun';
import type { ShownRun } from '../../state/shownRun';

/** What interrupted the run, where it went on, and how much of it is made again. */
export function Incidents({ run, failure }: { run: ShownRun | null; failure: string | null }) {
  const { train } = useMessages();
  const incident = useLiveRun(({ incident }) => incident);
  const phase = useLiveRun(({ phase }) => phase);
  return (
    <>
      {failure && <p className="notice" role="alert">{failure === 'unknown' ? train.unknownRun : train.unreadable(failure)}</p>}
      <div role="status">
        {run?.live && incident && (
          <p className="notice incident">
            <span><b>{train.incident[incident.kind](incident.step)}</b> {incident.from !== null ? train.wentBack(incident.from, Math.max(incident.repeated ?? 0, incident.step - incident.from)) : phase === 'lost' ? <span dir="auto">{incident.message} {incident.step > 0 && train.kept}</span> : train.goingBack}</span>
            <button type="button" onClick={dismissIncident}>{train.dismiss}</button>
          </p>
        )}
        {run?.elsewhere && <p className="notice">{train.otherTab.notice}</p>}
        {run && !run.live && !run.elsewhere && run.unfinished && (run.beyond > 0 || run.status === 'lost') && (
          <p className="notice">{run.beyond > 0 ? train.interrupted(run.step + run.beyond, run.step, run.beyond) : train.leftOff(run.step)}</p>
        )}
      </div>
    </>
  );
}
