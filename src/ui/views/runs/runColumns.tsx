import type { RunSummary } from '../../../lab/runsApi';
import type { Column } from '../../controls/DataTable';
import { useLanguage } from '../../messages/language';
import { annotateRun } from '../../state/runsStore';
import { fileSize } from '../catalog/fileSize';
import { endsOf, interval as bracketed } from '../compare/estimates';
import { useCatalogName } from './catalogName';
import { EditableText } from './EditableText';
import { runDifference } from './runDifference';
import { runFigure, type WatchedMetric } from './runFigures';
import { RunName } from './RunName';
import { RunStatus, RunStep } from './RunStep';
import { runStatus } from './runStatus';
import { score } from '../../controls/numbers';

/** Everything that tells a run from another, one column each. */
export function useRunColumns(names: ReadonlyMap<string, string>): Column<RunSummary>[] {
  const { language, messages } = useLanguage();
  const { experiment, runs, shell } = messages;
  const { columns } = runs;
  const catalogName = useCatalogName();
  const backends: Record<string, string> = shell.backends;
  const figure = (metric: WatchedMetric): Column<RunSummary> => ({
    key: metric, header: metric, numeric: true, value: (run) => runFigure(run, metric)?.value ?? null, cell: (run) => <Figure run={run} metric={metric} />,
    saved: [...endsOf<RunSummary>(metric, shell.table.interval, (run) => runFigure(run, metric)?.interval), { header: runs.partOf(metric), value: (run) => runFigure(run, metric)?.part ?? null }],
  });
  const preset = ({ presetId, size }: RunSummary) => [experiment.presets[presetId] ?? presetId, size ?? ''].filter(Boolean).join(' ');
  return [
    { key: 'name', header: columns.name, value: (run) => [run.name, runDifference(run, messages)].filter(Boolean).join(': '), cell: (run) => <RunName run={run} names={names} /> },
    { key: 'preset', header: columns.preset, value: preset },
    { key: 'seed', header: columns.seed, value: ({ seed }) => seed, numeric: true },
    { key: 'catalog', header: columns.catalog, value: ({ catalog }) => catalogName(catalog) },
    { key: 'step', header: columns.step, value: ({ step }) => step, cell: (run) => <RunStep run={run} />, numeric: true },
    { key: 'status', header: columns.status, value: (run) => runs.status[runStatus(run)], cell: (run) => <RunStatus run={run} /> },
    figure('nDCG@10'), figure('recall@10'),
    { key: 'backend', header: columns.backend, value: ({ backend }) => backends[backend] ?? backend },
    { key: 'size', header: columns.size, value: ({ bytes }) => bytes, cell: ({ bytes }) => fileSize(bytes, language), numeric: true },
    { key: 'date', header: columns.date, value: ({ createdAt }) => createdAt, cell: ({ createdAt }) => <Begun at={createdAt} /> },
    { key: 'note', header: columns.note, value: ({ note }) => note || null, cell: (run) => <EditableText value={run.note} label={run.note ? runs.changeNote(run.name) : runs.addNoteTo(run.name)} hint={runs.addNote} longest={2000} onSave={(note) => void annotateRun(run.id, note)} /> },
  ];
}

/** Without the year where it is this one. */
function dayOf(date: Date, language: string): string {
  return date.toLocaleDateString(language, date.getFullYear() === new Date().getFullYear() ? { month: 'short', day: 'numeric' } : { dateStyle: 'medium' });
}

/** Two lines, day and time; neither is broken. */
function Begun({ at }: { at: string }) {
  const { language } = useLanguage();
  const date = new Date(at);
  return <span className="begun"><span>{dayOf(date, language)}</span> <span>{date.toLocaleTimeString(language, { timeStyle: 'short' })}</span></span>;
}

function Figure({ run, metric }: { run: RunSummary; metric: WatchedMetric }) {
  const { runs } = useLanguage(({ messages }) => messages);
  const found = runFigure(run, metric);
  if (!found) return <span title={runs.notMeasured}>–</span>;
  const { part, value, interval } = found;
  return <span className="with-interval" title={runs.measuredOn[part]}><b>{score(value)}</b>{interval && <small>{bracketed(interval)}</small>}</span>;
}
