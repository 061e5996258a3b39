import { useMemo, useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { Figure } from '../../../controls/Figure';
import { useMessages } from '../../../messages/language';
import { downsample } from '../../../../math/downsample';
import { showStep, useShownStep } from '../../../state/frames';
import type { ShownRun } from '../../../state/shownRun';
import { reasonText, type Chart, type ChartId } from './chart';
import { chartOf } from './chartsOf';
import { CurveChart } from './CurveChart';
import { pointAt, setCurves, smoothings, useCurveSettings, usePointedStep } from './curveState';
import { columnsOf, drawnRows, sameRows, tableOf, type Row } from './drawnRows';
import { valuesAt } from './Marks';
import { drawnValue, inUnit } from './units';
import { useOnScreen } from './useOnScreen';
import { useSame } from './useSame';

/** Of each number; files have all of them. */
const mostTableRows = 120;

/** One chart of the run with its name, its newest value, its scale, and what it holds as a table or a file. Off the screen it stands still. */
export function CurveFigure({ id, run }: { id: ChartId; run: ShownRun | null }) {
  const { curves: words } = useMessages();
  const { ref, onScreen } = useOnScreen<HTMLDivElement>();
  const seen = useRef(run);
  if (onScreen || seen.current?.runId !== run?.runId) seen.current = run;
  const drawn = useRef(false);
  drawn.current ||= onScreen;
  const chart = useSame(chartOf(id, seen.current, words), (a, b) => JSON.stringify(a) === JSON.stringify(b));
  const { name, note, reason } = chart;
  return (
    <div ref={ref} className="curve" data-names={chart.curves.length > 1 || undefined}>
      <Figure name={name} caption={name}
        columns={[words.step, ...columnsOf(chart)]} rows={() => tableOf(chart, downsample(run?.lines ?? [], columnsOf(chart), mostTableRows))} all={{ rows: () => tableOf(chart, run?.lines ?? []), note: words.tableNote }}
        tools={<>{!reason && seen.current && <><Newest chart={chart} run={seen.current} /><ScaleSwitch chart={chart} /></>}{note && <span className="note">{note}</span>}</>}
        reason={reason && reasonText(reason, words)}>
        {!reason && seen.current && (drawn.current ? <Drawing chart={chart} run={seen.current} /> : <div className="plot" />)}
      </Figure>
    </div>
  );
}

function Drawing({ chart, run }: { chart: Chart; run: ShownRun }) {
  const { step: shownStep } = useShownStep(run);
  const { smoothing, log } = useCurveSettings();
  const halfLife = smoothings[smoothing] * run.total;
  const rows = useSame(useMemo(() => drawnRows(chart, run.lines, halfLife), [chart, run.lines, halfLife]), sameRows);
  return (
    <Plot chart={chart} run={run} rows={rows}>
      <CurveChart chart={chart} rows={rows} total={run.total} log={log[chart.id] ?? chart.log} shownStep={shownStep} />
    </Plot>
  );
}

/** Where a step is pointed at, by pointer or with the arrow keys; Enter and a click go to the checkpoint next to it. */
function Plot({ chart, run, rows, children }: { chart: Chart; run: ShownRun; rows: readonly Row[]; children: ReactNode }) {
  const { curves: words } = useMessages();
  const pointed = usePointedStep(({ step }) => step);
  const newest = rows.at(-1)?.step ?? 0;
  const step = Math.min(pointed ?? newest, newest);
  const follow = (event: PointerEvent<HTMLDivElement>) => {
    const grid = event.currentTarget.querySelector('.recharts-cartesian-grid')?.getBoundingClientRect();
    if (!grid || grid.width === 0) return;
    pointAt(Math.max(rows[0]?.step ?? 0, Math.min(newest, Math.round(((event.clientX - grid.left) / grid.width) * run.total))));
  };
  const choose = () => {
    const { step: at } = usePointedStep.getState();
    if (at !== null && run.checkpoints.length > 0) showStep(run.checkpoints.reduce((near, each) => (Math.abs(each - at) < Math.abs(near - at) ? each : near)));
  };
  const move = (event: KeyboardEvent) => {
    const to = { ArrowLeft: step - 1, ArrowRight: step + 1, ArrowDown: step - 1, ArrowUp: step + 1, PageDown: step - Math.ceil(run.total / 20), PageUp: step + Math.ceil(run.total / 20), Home: rows[0]?.step ?? 0, End: newest }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      pointAt(Math.max(rows[0]?.step ?? 0, Math.min(newest, to)));
    } else if (event.key === 'Enter') choose();
    else if (event.key === 'Escape') pointAt(null);
  };
  const said = valuesAt(chart, rows, step).map(({ label, value }) => `${label} ${inUnit[chart.unit](value)}`.trim()).join(words.comma);
  return (
    <div className="plot" role="slider" tabIndex={0} aria-label={words.cursor(chart.name)} aria-valuemin={0} aria-valuemax={run.total} aria-valuenow={step} aria-valuetext={words.at(step, said)}
      onPointerMove={follow} onPointerLeave={() => pointAt(null)} onClick={choose} onKeyDown={move} onFocus={(event) => event.currentTarget.matches(':focus-visible') && pointAt(step)} onBlur={() => pointAt(null)}>
      {children}
    </div>
  );
}

/** The newest values of the leading curves, as measured. */
function Newest({ chart, run }: { chart: Chart; run: ShownRun }) {
  const values = chart.lead.flatMap((key) => {
    const curve = chart.curves.find((each) => each.key === key);
    const line = run.lines.findLast((each) => Number.isFinite(each[key]));
    return curve && line ? [{ key, label: chart.lead.length > 1 ? curve.label : '', value: inUnit[chart.unit](drawnValue(chart.unit, line[key])) }] : [];
  });
  const { gap } = chart;
  const both = gap && run.lines.findLast((line) => Number.isFinite(line[gap.from] + line[gap.to]));
  if (both) values.push({ key: 'gap', label: gap.label, value: inUnit[chart.unit](both[gap.from] - both[gap.to]) });
  return <span className="newest" data-several={values.length > 1 || undefined}>{values.map(({ key, label, value }) => <span key={key}>{label} <b>{value}</b></span>)}</span>;
}

function ScaleSwitch({ chart }: { chart: Chart }) {
  const { curves: words } = useMessages();
  const { log } = useCurveSettings();
  const on = log[chart.id] ?? chart.log;
  const canLog = chart.unit !== 'cosine';
  return (
    <button type="button" className="scale" aria-pressed={on} aria-label={words.logScale(chart.name)} title={canLog ? words.logScale(chart.name) : words.noLog} aria-description={canLog ? undefined : words.noLog} disabled={!canLog}
      onClick={() => setCurves({ log: { ...log, [chart.id]: !on } })}>log</button>
  );
}
