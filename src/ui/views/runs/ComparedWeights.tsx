import type { RunsComparison } from '../../../lab/runsApi';
import { DataTable, type Column } from '../../controls/DataTable';
import { percent } from '../../controls/numbers';
import { WeightBar } from '../../controls/WeightBar';
import { useMessages } from '../../messages/language';
import { go } from '../../state/route';
import { runRanker } from '../../../lab/runs/runId';
import type { Regime } from '../../../catalog/types';

type Row = RunsComparison['weights'][number];

/** Products whose image weight the runs see most differently, each run with its bar. */
export function ComparedWeights({ comparison: { weights, runs }, names }: { comparison: RunsComparison; names: readonly string[] }) {
  const { comparison: words } = useMessages().runs;
  const columns = useWeightColumns(runs.map(({ id }) => id), names);
  return (
    <>
      <h2>{words.weights}</h2>
      <DataTable name={words.weights} columns={columns} rows={weights} rowKey={({ productId }) => productId} pageSize={10} empty={words.noWeights}
        onOpen={({ productId, title }) => go({ view: 'search', runs: null, ranker: runRanker(runs[0].id), query: title, product: productId })} />
    </>
  );
}

function useWeightColumns(ids: readonly string[], names: readonly string[]): Column<Row>[] {
  const { runs: { comparison: words }, search, data } = useMessages();
  return [
    { key: 'product', header: words.product, value: ({ title }) => title || search.untitled },
    { key: 'regime', header: words.regime, value: ({ regime }) => (regime ? (data.regimes.names[regime as Regime]?.name ?? regime) : null) },
    ...ids.map((id, i): Column<Row> => ({ key: id, header: names[i], numeric: true, value: ({ values }) => values[i], cell: ({ values }) => <Weight image={values[i]} /> })),
  ];
}

function Weight({ image }: { image: number | null }) {
  return image === null ? '–' : <span className="compared-weight"><WeightBar weights={{ title: 1 - image, image }} /><span>{percent(image)}</span></span>;
}
