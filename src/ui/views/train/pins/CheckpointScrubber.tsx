import '../../../styles/pins.css';
import { useMessages } from '../../../messages/language';
import { showStep, usePins, useShownStep } from '../../../state/frames';
import type { ShownRun } from '../../../state/shownRun';
import { NotableEvent } from '../curves/NowSentence';
import { useFilm } from './film';
import { GoOnFromHere } from './GoOnFromHere';

/** Back and forth over the run's checkpoints, by hand or as a film. */
export function CheckpointScrubber({ run }: { run: ShownRun | null }) {
  const { pins: { scrubber } } = useMessages();
  return (
    <section className="panel scrubber">
      <h2>{scrubber.name}</h2>
      {run ? <Scrubbed run={run} /> : <><Slider checkpoints={[]} step={null} total={0} /><p className="dim">{scrubber.noRun}</p></>}
    </section>
  );
}

function Scrubbed({ run }: { run: ShownRun }) {
  const { pins: { scrubber } } = useMessages();
  const { runId, checkpoints, total } = run;
  const { step, following } = useShownStep(run);
  const { pins, open } = usePins(run.experiment.catalog);
  const film = useFilm({ runId, checkpoints, step, pins: open ? pins : [] });
  const why = checkpoints.length > 1 ? null : checkpoints.length === 1 ? scrubber.one : scrubber.none;
  return (
    <>
      <p className="at"><b>{step === null ? ' ' : scrubber.at(step)}</b>{step !== null && following && <span className="dim">{run.live && run.status === 'running' ? scrubber.following : scrubber.newest}</span>}</p>
      <Slider checkpoints={checkpoints} step={step} total={total} />
      <div className="film">
        {film.playing ? <button type="button" onClick={film.end}>{scrubber.end}</button>
          : <button type="button" disabled={why !== null} title={why ?? undefined} aria-description={why ?? undefined} onClick={film.play}>{scrubber.play}</button>}
        <button type="button" disabled={following} onClick={() => showStep(null)}>{scrubber.back}</button>
      </div>
      {why && <p className="dim">{why}</p>}
      <NotableEvent run={run} />
      <GoOnFromHere key={runId} run={run} step={step} following={following} />
    </>
  );
}

/** Over the checkpoints, wherever they lie; the right end follows the run. */
function Slider({ checkpoints, step, total }: { checkpoints: readonly number[]; step: number | null; total: number }) {
  const { pins: { scrubber } } = useMessages();
  const last = Math.max(0, checkpoints.length - 1);
  const show = (at: number) => showStep(at >= last ? null : checkpoints[at]);
  return (
    <div className="slider">
      <input type="range" min={0} max={last} step={1} value={step === null ? 0 : checkpoints.indexOf(step)} disabled={last === 0} aria-label={scrubber.name}
        aria-valuetext={step === null ? scrubber.none : scrubber.value(step, total)} onChange={({ currentTarget }) => show(Number(currentTarget.value))} />
      <div className="ticks" aria-hidden="true">{last > 0 && checkpoints.map((each, i) => <i key={each} style={{ insetInlineStart: `${(i / last) * 100}%` }} />)}</div>
      <div className="ends" aria-hidden="true"><span>{checkpoints[0]?.toLocaleString('en') ?? ''}</span><span>{last > 0 ? checkpoints[last].toLocaleString('en') : ''}</span></div>
    </div>
  );
}
