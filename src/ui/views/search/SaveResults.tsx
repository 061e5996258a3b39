import type { SearchAnswer } from '../../../lab/api';
import { TableMenu } from '../../controls/TableMenu';
import { useMessages } from '../../messages/language';

/** The ranking that is shown, to be copied or saved as a table. */
export function SaveResults({ answer: { results } }: { answer: SearchAnswer }) {
  const { search } = useMessages();
  const { rank, productId, title, score, titleWeight, imageWeight, grade } = search.resultColumns;
  return (
    <TableMenu name={search.results} headers={[rank, productId, title, score, titleWeight, imageWeight, grade]}
      cells={() => results.map((result) => [result.rank, result.productId, result.title, result.score, result.weights?.title ?? null, result.weights?.image ?? null, result.grade])} />
  );
}
