import { memo, useMemo } from 'react';
import { Figure } from '../../../controls/Figure';
import type { Cell } from '../../../export/csv';
import { ShownInstead } from '../../../export/provenance';
import type { MetricsLine } from '../../../../lab/trainApi';
import { useMessages } from '../../../messages/language';
import { downsample } from '../../../../math/downsample';
import { useShownStep } from '../../../state/frames';
import type { ShownRun } from '../../../state/shownRun';
import { reasonText, type Chart, type ChartId } from './chart';
import { chartOf } from './chartsOf';
import { CurveChart } from './CurveChart';
import { setCurves, smoothings, useCurveSettings } from './curveState';
import { columnsOf, drawnRows, tableOf } from './drawnRows';
import { Plot } from './Plot';
import { drawnValue, inUnit } from './units';
import { useOnScreen } from './useOnScreen';

/** Of each number; files have all of them. */
const mostTableRows = 120;

/** One chart of the run with its name, its newest value, its scale, and what it holds as a table or a file. */
export function CurveFigure({ id, run }: { id: ChartId; run: ShownRun | null }) {
  const { ref, onScreen } = useOnScreen<HTMLDivElement>();
  return <div ref={ref} className="curve-place"><Held id={id} run={run} onScreen={onScreen} /></div>;
}

interface HeldProps {
  id: ChartId;
  run: ShownRun | null;
  onScreen: boolean;
}

/** Off the screen a chart stands still, or is not drawn yet: it costs nothing there. It wakes when the run begins, pauses or ends. */
const Held = memo(function Held({ id, run, onScreen }: HeldProps) {
  const { curves: words } = useMessages();
  const text = JSON.stringify(chartOf(id, run, words));
  const chart = useMemo(() => JSON.parse(text) as Chart, [text]);
  const { name, note, reason } = chart;
  const columns = columnsOf(chart);
  const lines = run?.lines ?? [];
  return (
    <div className="curve" data-names={chart.curves.length > 1 || undefined}>
      <ShownInstead value={run ? provenanceOf(run) : nothingShown}>
        <Figure name={name} caption={name} columns={[words.step, ...columns]}
          rows={() => tableOf(chart, downsample(lines, columns, mostTableRows)).map((row) => row.map(short))} all={{ rows: () => tableOf(chart, lines), note: words.tableNote }}
          tools={<>{!reason && run && <><Newest chart={chart} run={run} /><ScaleSwitch chart={chart} /></>}{note && <span className="note">{note}</span>}</>}
          reason={reason && reasonText(reason, words)}>
          {!reason && run && (onScreen ? <Drawing chart={chart} run={run} /> : <div className="plot" />)}
        </Figure>
      </ShownInstead>
    </div>
  );
}, (before, after) => !after.onScreen && before.id === after.id && stageOf(before.run) === stageOf(after.run));

/** What changes rarely and what a chart off the screen must not miss: it would still say that nothing has begun. */
const stageOf = (run: ShownRun | null) => run && `${run.runId} ${run.status} ${run.lines.length > 0} ${run.total}`;

/** On the screen; files have all digits. */
const short = (cell: Cell) => (typeof cell === 'number' && !Number.isInteger(cell) ? Number(cell.toPrecision(5)) : cell);

const nothingShown = {};

/** Saved curves carry the run that they are of, not the ranker that Search would ask. */
function provenanceOf({ name, presetId, experiment, step, total, backend }: ShownRun): Record<string, string> {
  return { catalog: experiment.catalog, run: `${name} (${presetId}, seed ${experiment.seed}), step ${step} of ${total}`, ranker: '', query: '', ...(backend && { backend }) };
}

function Drawing({ chart, run }: { chart: Chart; run: ShownRun }) {
  const { step: shownStep } = useShownStep(run);
  const { smoothing, log } = useCurveSettings();
  const halfLife = smoothings[smoothing] * run.total;
  const rows = useMemo(() => drawnRows(chart, run.lines, halfLife), [chart, run.lines, halfLife]);
  return (
    <Plot chart={chart} run={run} rows={rows}>
      <CurveChart chart={chart} rows={rows} total={run.total} log={log[chart.id] ?? chart.log} shownStep={shownStep} />
    </Plot>
  );
}

/** The newest values of the leading curves, as measured; those of the checkpoint that is looked at, where one was chosen. Before anything was measured, the first. */
function Newest({ chart, run }: { chart: Chart; run: ShownRun }) {
  const { step, following } = useShownStep(run);
  const until = following || step === null ? Infinity : step;
  const newest = (has: (line: MetricsLine) => boolean) => run.lines.findLast((line) => line.step <= until && has(line)) ?? run.lines.find(has);
  const values = chart.lead.flatMap((key) => {
    const curve = chart.curves.find((each) => each.key === key);
    const line = newest((each) => Number.isFinite(each[key]));
    return curve && line ? [{ key, label: chart.lead.length > 1 ? curve.label : '', value: inUnit[chart.unit](drawnValue(chart.unit, line[key])) }] : [];
  });
  const { gap } = chart;
  const both = gap && newest((line) => Number.isFinite(line[gap.from] + line[gap.to]));
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
