import '../../styles/runs.css';
import { stopTask } from '../../state/encoding';
import { TaskProgress } from '../../controls/TaskProgress';
import { useMessages } from '../../messages/language';
import { useLabStore } from '../../state/labStore';
import { go } from '../../state/route';
import { useKeptRuns, useRuns } from '../../state/runsStore';
import { ComparedRuns } from './ComparedRuns';
import { fewestCompared } from './comparedRuns';
import { RunChooser } from './RunChooser';
import { useRunComparison } from './runComparisons';

/** Two to five kept runs side by side. */
export default function CompareRuns({ runIds }: { runIds: string[] }) {
  const { catalog, runs, shell } = useMessages();
  const words = runs.comparison;
  const kept = useKeptRuns();
  const failure = useRuns(({ failure }) => failure);
  const opening = useLabStore(({ phase }) => phase === 'opening' || phase === 'reopening' || phase === 'idle');
  const known = kept ? runIds.filter((id) => kept.some((run) => run.id === id)) : [];
  const unknown = kept ? runIds.filter((id) => !known.includes(id)) : [];
  const { result, progress, running, stopped, failure: broken, outdated, again } = useRunComparison(known, kept ?? []);
  if (kept === null) return <p className={failure ? 'notice' : 'dim'} role="status">{failure ? catalog.listUnread(failure.why) : shell.opening}</p>;
  if (kept.length === 0) return <p className="notice buttons" role="note"><span>{unknown.length > 0 ? words.unknown(unknown.join(', ')) : words.noneKept}</span><button type="button" onClick={() => go({ view: 'train', runs: null })}>{words.toTrain}</button></p>;
  return (
    <section className="compared-runs" aria-label={words.heading}>
      <RunChooser runIds={known} kept={kept} />
      {unknown.length > 0 && <p className="notice" role="alert">{words.unknown(unknown.join(', '))}</p>}
      {known.length < fewestCompared && <p className="lead" role="status">{known.length === 0 ? words.chooseFirst : words.tooFew}</p>}
      {running && <TaskProgress name={words.asking} progress={progress} onStop={stopTask} />}
      {!result && !running && opening && known.length >= fewestCompared && <p className="dim">{shell.opening}</p>}
      {broken && <p className="notice" role="alert">{shell.failed(broken)}</p>}
      {(stopped || broken || outdated) && (
        <p className="buttons" role="status"><span className="dim">{outdated ? words.outdated : stopped ? words.stopped : ''}</span><button type="button" onClick={again}>{words.again}</button></p>
      )}
      {result && <ComparedRuns comparison={result} />}
    </section>
  );
}
