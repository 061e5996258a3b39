import type { RunsComparison } from '../../../lab/runsApi';
import { runRanker } from '../../../lab/runs/runId';
import { DataTable, type Column } from '../../controls/DataTable';
import { score } from '../../controls/numbers';
import { useMessages } from '../../messages/language';
import { go } from '../../state/route';
import { furthestApart } from './comparedRuns';

type Row = RunsComparison['queries'][number];

/** The queries that changed most first; each opens side by side as the two runs answer it that are furthest apart. */
export function ComparedQueries({ comparison: { queries, runs }, names }: { comparison: RunsComparison; names: readonly string[] }) {
  const { comparison: words } = useMessages().runs;
  const open = ({ text, values }: Row) => {
    const [a, b] = furthestApart(values).map((i) => runRanker(runs[i].id));
    go({ runs: null, ranker: a, against: b, query: text });
  };
  const columns: Column<Row>[] = [
    { key: 'query', header: words.query, value: ({ text }) => text },
    ...runs.map(({ id }, i): Column<Row> => ({ key: id, header: names[i], numeric: true, value: ({ values }) => values[i], cell: ({ values }) => score(values[i]) })),
    { key: 'spread', header: words.spread, numeric: true, value: ({ spread }) => spread, cell: ({ spread }) => score(spread) },
  ];
  return (
    <>
      <h2>{words.queries}</h2>
      <p className="dim">{words.queriesWhy}</p>
      <DataTable name={words.queries} columns={columns} rows={queries} rowKey={({ queryId }) => queryId} onOpen={open} pageSize={12} empty={words.onlySettings} />
    </>
  );
}
