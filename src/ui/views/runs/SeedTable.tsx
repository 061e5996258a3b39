import type { AblationRow } from '../../../lab/runsApi';
import { memorableName } from '../../../experiment/runName';
import { DataTable, type Column } from '../../controls/DataTable';
import { score } from '../../controls/numbers';
import { useMessages } from '../../messages/language';
import { routeHash, useRoute } from '../../state/route';
import { useRuns } from '../../state/runsStore';
import { ablationMetrics } from './ablationSentence';
import { runStatus } from './runStatus';

type SeedRow = AblationRow['bySeed'][number];

/** The runs of one variant, each linked. */
export function SeedTable({ row, name }: { row: AblationRow; name: string }) {
  const { ablation: words } = useMessages().runs;
  return (
    <>
      <h3>{name}</h3>
      <DataTable name={name} columns={useSeedColumns()} rows={row.bySeed} rowKey={({ seed }) => String(seed)} empty={words.resultWaits} />
    </>
  );
}

function useSeedColumns(): Column<SeedRow>[] {
  const { runs: { ablation: words, status, stepOf } } = useMessages();
  const route = useRoute();
  const kept = useRuns(({ runs }) => runs);
  const nameOf = (runId: string) => kept?.find(({ id }) => id === runId)?.name ?? memorableName(runId);
  return [
    { key: 'seed', header: words.seedColumns.seed, numeric: true, value: ({ seed }) => seed },
    { key: 'run', header: words.seedColumns.run, value: ({ runId }) => nameOf(runId), cell: ({ runId, ...run }) => (run.status === 'waiting' ? '–' : <a href={routeHash({ ...route, view: 'train', run: runId, step: null })} dir="auto">{nameOf(runId)}</a>) },
    { key: 'step', header: words.seedColumns.step, numeric: true, value: ({ step }) => step, cell: ({ step, total }) => stepOf(step, total) },
    { key: 'status', header: words.seedColumns.status, value: (run) => (run.status === 'waiting' ? words.waiting : status[runStatus({ status: run.status })]) },
    ...ablationMetrics.map((metric): Column<SeedRow> => ({ key: metric, header: words.metrics[metric], numeric: true, value: ({ values }) => values[metric] ?? null, cell: ({ values }) => (values[metric] === undefined ? '–' : score(values[metric])) })),
  ];
}
