import type { RunSummary } from '../../../lab/runsApi';
import { useMessages } from '../../messages/language';
import { go } from '../../state/route';
import { mostCompared } from './comparedRuns';
import { distinctNames } from './comparisonSentences';

/** Which runs stand side by side, in order; and the others to add. */
export function RunChooser({ runIds, kept }: { runIds: readonly string[]; kept: readonly RunSummary[] }) {
  const { runs } = useMessages();
  const words = runs.comparison;
  const named = distinctNames(kept);
  const name = (id: string) => named[kept.findIndex((run) => run.id === id)] ?? id;
  const others = kept.filter(({ id }) => !runIds.includes(id));
  const show = (ids: readonly string[]) => go({ runs: ids.join(' ') });
  const full = runIds.length >= mostCompared;
  return (
    <div className="run-chooser" role="group" aria-label={words.chooser}>
      <ul>
        {runIds.map((id) => (
          <li key={id}><span dir="auto">{name(id)}</span><button type="button" aria-label={words.leaveOut(name(id))} title={words.leaveOut(name(id))} onClick={() => show(runIds.filter((each) => each !== id))}>✕</button></li>
        ))}
      </ul>
      {others.length > 0 && (
        <select value="" aria-label={words.add} disabled={full} title={full ? runs.chooseFull(mostCompared) : undefined} aria-description={full ? runs.chooseFull(mostCompared) : undefined} onChange={({ currentTarget }) => show([...runIds, currentTarget.value])}>
          <option value="" disabled>{words.add}</option>
          {others.map(({ id }) => <option key={id} value={id}>{name(id)}</option>)}
        </select>
      )}
    </div>
  );
}
