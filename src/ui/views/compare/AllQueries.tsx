import type { ComparedQuery } from '../../../lab/api';
import { DataTable, type Column } from '../../controls/DataTable';
import { score } from '../../controls/numbers';
import { useMessages } from '../../messages/language';
import { stopTask } from '../../state/encoding';
import { useLabStore } from '../../state/labStore';
import { compareAllQueries, pairKey, useComparisons } from './comparisons';
import { useRankerName } from '../../state/rankerName';
import type { ComparedPair } from './comparedPair';
import { DifferenceFigure } from './DifferenceFigure';
import { signed } from './estimates';
import { Summary } from './Summary';
import { TaskProgress } from '../../controls/TaskProgress';

/** Both rankers over every query that can be measured: a summary, the differences, and the queries behind them. */
export function AllQueries({ pair, onShow }: { pair: ComparedPair; onShow(query: string): void }) {
  const { compare: { all, ...compare }, shell } = useMessages();
  const name = useRankerName();
  const { catalogId, status } = useLabStore();
  const { running, results, failure, stopped } = useComparisons();
  const key = pairKey({ catalogId, status }, pair);
  const result = results[key];
  const judged = status && status.catalog.judgments > 0;
  const refusal = !judged ? all.noLabels(status?.catalog.name ?? '') : null;
  return (
    <section className="all" aria-label={all.heading}>
      <h2>{all.heading}</h2>
      {running?.key === key ? <TaskProgress name={all.heading} progress={running.progress} onStop={stopTask} />
        : !result && <p className="start">
          <button type="button" className="act" disabled={refusal !== null} onClick={() => void compareAllQueries(pair)}>{all.start}</button>
          <span className="dim">{refusal ?? all.why(name(pair.a), name(pair.b))}</span>
        </p>}
      {stopped === key && <p role="status" className="dim">{compare.stopped}</p>}
      {failure?.key === key && <p role="alert" className="notice">{shell.failed(failure.message)}</p>}
      {result && result.rows.length > 0 && <>
        <Summary comparison={result} />
        <DifferenceFigure comparison={result} onShow={onShow} />
      </>}
      {result && <DifferenceTable rows={result.rows} pair={pair} onShow={onShow} empty={all.noneMeasurable} />}
    </section>
  );
}

function DifferenceTable({ rows, pair, onShow, empty }: { rows: ComparedQuery[]; pair: ComparedPair; onShow(query: string): void; empty: string }) {
  const { compare: { all }, data: { types } } = useMessages();
  const name = useRankerName();
  const columns: Column<ComparedQuery>[] = [
    { key: 'query', header: all.columns.query, value: ({ text }) => text },
    { key: 'type', header: all.columns.type, value: ({ type }) => type && (types.names[type] ?? type) },
    { key: 'a', header: all.ndcgOf(name(pair.a)), value: ({ a }) => a, cell: ({ a }) => score(a), numeric: true },
    { key: 'b', header: all.ndcgOf(name(pair.b)), value: ({ b }) => b, cell: ({ b }) => score(b), numeric: true },
    { key: 'difference', header: all.columns.difference, value: ({ difference }) => difference, cell: ({ difference }) => signed(difference), numeric: true },
    { key: 'common', header: all.columns.common, value: ({ common }) => common, numeric: true },
  ];
  return <DataTable name={all.table} columns={columns} rows={rows} rowKey={({ queryId }) => queryId} onOpen={({ text }) => onShow(text)} pageSize={20} empty={empty} />;
}
