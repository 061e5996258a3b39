import '../../../styles/slowMotion.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { StepView } from '../../../../lab/trainApi';
import { Emphasized } from '../../../controls/Emphasized';
import { ShownInstead } from '../../../export/provenance';
import { useMessages } from '../../../messages/language';
import { setSlowMotion, useLiveRun } from '../../../state/liveRun';
import { useBackend } from '../../../state/trainWorker';
import { batchFacts, firstCell, type CellAt } from './batchFacts';
import { HowLossIsMade } from './HowLossIsMade';
import { MovedParameters } from './MovedParameters';
import { PickedCell } from './PickedCell';
import { SimilarityMatrix } from './SimilarityMatrix';
import { useUpdates } from './useUpdates';

/** The newest update taken apart. `reveal`: it was asked for just now, and stands below what is seen. */
export default function SlowMotion({ reveal = false }: { reveal?: boolean }) {
  const { pins: { slowMotion: words } } = useMessages();
  const batch = useLiveRun(({ batch }) => batch);
  const phase = useLiveRun(({ phase }) => phase);
  const name = useLiveRun(({ name }) => name);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (reveal) panel.current?.scrollIntoView({ block: 'start', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
  }, [reveal]);
  const before = phase === 'paused' ? words.before.paused : phase === 'running' || phase === 'pausing' ? words.before.running : phase === 'starting' ? words.before.starting : words.before.none;
  return (
    <section ref={panel} className="panel slow-motion" aria-label={words.title}>
      <header>
        <h2>{words.title}</h2>
        {batch && <span className="dim" dir="auto">{words.of(name, words.atStep(batch.step))}</span>}
        <Updates />
        <button type="button" className="close" onClick={() => void setSlowMotion(false)}>{words.close}</button>
      </header>
      {batch && batch.rows.length > 0 ? <Batch view={batch} /> : <p className="dim" role="status">{before}</p>}
    </section>
  );
}

/** Named apart from the run's own buttons, which do the same from the top of the page. */
function Updates() {
  const { pins: { slowMotion: { next, everySecond, why } } } = useMessages();
  const running = useLiveRun(({ phase }) => phase === 'running' || phase === 'pausing');
  const updates = useUpdates();
  const reason = updates.able ? (updates.busy ? why.busy : null) : running ? why.running : why.over;
  return (
    <div className="buttons">
      <button type="button" disabled={reason !== null} title={reason ?? undefined} aria-description={reason ?? undefined} onClick={updates.next}>{next}</button>
      <label className="switch"><input type="checkbox" role="switch" checked={updates.playing} disabled={!updates.able} aria-description={updates.able ? undefined : reason ?? undefined} onChange={({ currentTarget }) => updates.play(currentTarget.checked)} />{everySecond}</label>
    </div>
  );
}

/** Saved figures and tables carry the run and the step that they are of. */
function Batch({ view }: { view: StepView }) {
  const name = useLiveRun(({ name, presetId, experiment }) => `${name} (${presetId}, seed ${experiment?.seed}), update of step ${view.step}`);
  const catalog = useLiveRun(({ experiment }) => experiment?.catalog ?? '');
  const backend = useBackend(({ card }) => card?.backend ?? '');
  const told = useMemo(() => ({ catalog, run: name, ranker: '', query: '', backend }), [catalog, name, backend]);
  return <ShownInstead value={told}><TakenApart view={view} /></ShownInstead>;
}

function TakenApart({ view }: { view: StepView }) {
  const [chosen, setChosen] = useState<CellAt | null>(null);
  const inside = chosen !== null && chosen.row < view.rows.length && chosen.column < view.rows.length;
  const picked = inside ? chosen : firstCell(view);
  return (
    <>
      <WorstRow view={view} />
      <div className="batch">
        <SimilarityMatrix view={view} picked={picked} onPick={setChosen} />
        <PickedCell view={view} cell={picked} told={inside} />
      </div>
      <HowLossIsMade step={view.step} />
      <MovedParameters view={view} />
    </>
  );
}

function WorstRow({ view }: { view: StepView }) {
  const { pins: { slowMotion: words }, search } = useMessages();
  const facts = batchFacts(view);
  if (!facts) return null;
  const { worst: { row, loss, own, hardest }, closer } = facts;
  const title = (at: number) => plain(view.rows[at].title || search.untitled);
  const against = hardest === null ? words.alone(own.toFixed(2)) : (hardest.cosine > own ? words.closer : words.near)(title(hardest.column), hardest.cosine.toFixed(2), own.toFixed(2));
  return <p className="lead"><Emphasized text={[words.worst(row + 1, plain(view.rows[row].query), title(row), loss.toFixed(2)), against, words.ofRows(closer, view.rows.length)].join(' ')} /></p>;
}

/** Asterisks would read as emphasis. */
function plain(text: string): string {
  return text.replaceAll('**', '');
}
