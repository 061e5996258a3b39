import { useMessages } from '../../../messages/language';
import type { ShownRun } from '../../../state/shownRun';
import '../../../styles/curves.css';
import { chartIds, mainCharts } from './chart';
import { CurveFigure } from './CurveFigure';
import { setCurves, smoothings, useCurveSettings } from './curveState';

/** Every number of the run over its steps: the four that tell most, and the others under a fold that costs nothing while it is closed. */
export function Curves({ run }: { run: ShownRun | null }) {
  const { curves: words } = useMessages();
  const { smoothing, moreOpen } = useCurveSettings();
  const halfLife = run ? smoothings[smoothing] * run.total : 0;
  const said = smoothing === 0 ? words.notSmoothed : words.smoothedOver(Math.max(1, Math.round(halfLife)));
  return (
    <section className="curves" aria-label={words.name}>
      <div className="charts">{mainCharts.map((id) => <CurveFigure key={id} id={id} run={run} />)}</div>
      <label className="smoothing">
        <span>{words.smoothing}</span>
        <input type="range" min={0} max={smoothings.length - 1} step={1} value={smoothing} aria-valuetext={said} onChange={({ currentTarget }) => setCurves({ smoothing: Number(currentTarget.value) })} />
        <span className="dim">{run ? said : ''}</span>
      </label>
      <details open={moreOpen} onToggle={({ currentTarget }) => currentTarget.open !== moreOpen && setCurves({ moreOpen: currentTarget.open })}>
        <summary>{words.more}</summary>
        {moreOpen && <div className="charts">{chartIds.filter((id) => !mainCharts.includes(id)).map((id) => <CurveFigure key={id} id={id} run={run} />)}</div>}
      </details>
    </section>
  );
}
