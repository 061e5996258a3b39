import { useMessages } from '../messages/language';
import { useLabStore } from '../state/labStore';

/** Which catalog is open, with which model, and what runs. Keeps its lines while something is opened. */
export function OpenState() {
  const { shell } = useMessages();
  const { status, phase, progress, milliseconds } = useLabStore();
  const { catalog, run, backend } = status ?? {};
  const share = progress && progress.total > 0 ? progress.done / progress.total : null;
  return (
    <div className="open-state">
      <p dir="auto">{catalog ? <><bdi>{catalog.name}</bdi> · {shell.products(catalog.products)}</> : ' '}</p>
      <p>{run ? shell.model(run.name, run.step) : ' '}</p>
      <p className="what-runs" role="status" aria-label={shell.whatRuns}>
        {phase === 'ready' && backend ? <span className="chip">{shell.runsOn(shell.backends[backend], milliseconds)}</span>
          : phase === 'failed' ? <span>{shell.notRunning}</span>
          : <span>{progress ? shell.tasks[progress.task] : shell.opening}{share !== null && <progress value={share} aria-label={progress ? shell.tasks[progress.task] : shell.opening} />}</span>}
      </p>
    </div>
  );
}
