import { TaskProgress } from '../../../controls/TaskProgress';
import { useMessages } from '../../../messages/language';
import { useLabStore } from '../../../state/labStore';
import { isAlive } from '../../../state/liveRun';
import { go } from '../../../state/route';
import type { ShownRun } from '../../../state/shownRun';
import { useCatalogName } from '../../runs/catalogName';
import { nextDue } from './checkpointOrder';

interface WhyProps {
  run: ShownRun | null;
  catalog: string;
  open: boolean;
  step: number | null;
  pins: readonly string[];
  ranked: boolean;
  failure: string | null;
  onAgain(): void;
}

/** Why no products stand under the queries, and the way to change that. */
export function WhyNotRanked({ run, catalog, open, step, pins, ranked, failure, onAgain }: WhyProps) {
  const { pins: { reasons } } = useMessages();
  if (!open) return <NotOpen run={run} catalog={catalog} />;
  if (failure !== null) return <p className="why-not" role="alert"><span dir="auto">{reasons.failed(step ?? 0, failure)}</span> <button type="button" onClick={onAgain}>{reasons.again}</button></p>;
  const first = run?.live && isAlive({ phase: run.status }) ? nextDue(run.experiment, run.step, run.total) : null;
  const reason = pins.length === 0 ? reasons.none : !run ? reasons.noRun : step === null ? (first === null ? reasons.noCheckpoint : reasons.first(first)) : ranked ? null : reasons.ranking;
  return reason && <p className="why-not dim" role="status">{reason}</p>;
}

function NotOpen({ run, catalog }: { run: ShownRun | null; catalog: string }) {
  const { pins: { reasons } } = useMessages();
  const { phase, catalogId, progress } = useLabStore();
  const nameOf = useCatalogName();
  const wanted = nameOf(catalog);
  if (catalogId === catalog) return phase === 'failed' ? <p className="why-not" role="alert">{reasons.notOpen}</p> : <div className="why-not" role="status"><p>{reasons.opening}</p><TaskProgress name={reasons.opening} progress={progress} /></div>;
  return (
    <div className="why-not">
      {!run && <p>{reasons.noRun}</p>}
      <p>{run ? reasons.otherCatalog(wanted, nameOf(catalogId ?? '')) : reasons.draftCatalog(wanted)}</p>
      <button type="button" onClick={() => go({ catalog, product: null }, { replace: true })}>{reasons.openIt(wanted)}</button>
    </div>
  );
}
