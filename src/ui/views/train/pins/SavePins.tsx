import type { Frame } from '../../../../lab/runsApi';
import { TableMenu } from '../../../controls/TableMenu';
import { ShownInstead } from '../../../export/provenance';
import { useMessages } from '../../../messages/language';
import type { ShownRun } from '../../../state/shownRun';

/** What the pinned queries show, as a table to copy or save, with the run and the checkpoint that it is of. */
export function SavePins({ run, frame }: { run: ShownRun; frame: Frame }) {
  const { pins, search: { resultColumns: columns } } = useMessages();
  const { name, presetId, experiment } = run;
  const told = { catalog: experiment.catalog, run: `${name} (${presetId}, seed ${experiment.seed}), checkpoint of step ${frame.step}`, ranker: '', query: '' };
  return (
    <ShownInstead value={told}>
      <TableMenu name={pins.title} headers={[pins.slowMotion.columns.query, columns.rank, columns.productId, columns.title, columns.score, columns.titleWeight, columns.imageWeight, columns.grade]}
        cells={() => frame.queries.flatMap(({ query, results }) => results.map(({ rank, productId, title, score, weights, grade }) => [query, rank, productId, title, score, weights?.title ?? null, weights?.image ?? null, grade]))} />
    </ShownInstead>
  );
}
