import type { RunsComparison } from '../../../lab/runsApi';
import { DataTable, type Column } from '../../controls/DataTable';
import { score } from '../../controls/numbers';
import { useMessages } from '../../messages/language';
import { endsOf, interval, probability, signed, signedInterval } from '../compare/estimates';

type Row = RunsComparison['metrics'][number];

/** What each run reaches, and how far the others are from the first, paired query by query. */
export function ComparedMetrics({ comparison: { metrics, overlap, runs }, names }: { comparison: RunsComparison; names: readonly string[] }) {
  const { comparison: words } = useMessages().runs;
  const columns = useMetricColumns(runs.map(({ id }) => id), names);
  return (
    <>
      <h2>{words.figures}</h2>
      <DataTable name={words.figures} columns={columns} rows={metrics} rowKey={({ metric, part }) => `${metric} ${part}`} empty={words.onlySettings} />
      <p className="dim">{words.overlapWith(names[0], runs.slice(1).map((_, i) => words.overlapOf(names[i + 1], overlap[i + 1].common.toFixed(1), overlap[i + 1].jaccard.toFixed(2), overlap[i + 1].rbo.toFixed(2))))}</p>
    </>
  );
}

function useMetricColumns(ids: readonly string[], names: readonly string[]): Column<Row>[] {
  const { runs: { comparison: words }, shell: { table } } = useMessages();
  return [
    { key: 'metric', header: words.metric, value: ({ metric }) => metric },
    { key: 'part', header: words.part, value: ({ part, queries }) => words.partOf(words.parts[part], queries) },
    ...ids.map((id, i): Column<Row> => ({
      key: id, header: names[i], numeric: true, value: ({ means }) => means[i].value, saved: endsOf(names[i], table.interval, ({ means }) => means[i]),
      cell: ({ means }) => <span className="in-line"><b>{score(means[i].value)}</b> <small>{interval(means[i])}</small></span>,
    })),
    ...ids.slice(1).map((id, i): Column<Row> => {
      const header = words.against(names[i + 1], names[0]);
      return {
        key: `${id} difference`, header, numeric: true, value: ({ differences }) => differences[i + 1]?.estimate.value ?? null, cell: (row) => <Difference row={row} at={i + 1} />,
        saved: [...endsOf<Row>(header, table.interval, ({ differences }) => differences[i + 1]?.estimate), { header: words.pOf(header), value: ({ differences }) => differences[i + 1]?.p ?? null }],
      };
    }),
  ];
}

function Difference({ row, at }: { row: Row; at: number }) {
  const { comparison: words } = useMessages().runs;
  const found = row.differences[at];
  if (!found) return '–';
  const { estimate, p, distinguishable, wins, losses, ties } = found;
  return (
    <span className="in-line" data-same={!distinguishable || undefined}>
      <b>{signed(estimate.value)}</b> <small>{signedInterval(estimate)}</small>
      <small className="below">{words.verdict(distinguishable ? words.p(probability(p)) : words.notShort, words.winsOf(wins, losses, ties))}</small>
    </span>
  );
}
