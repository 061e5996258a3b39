import type { AttentionShare } from '../../../lab/api';
import { DataTable, type Column } from '../../controls/DataTable';
import { percent } from '../../controls/numbers';
import { useMessages } from '../../messages/language';

/** The keyword attention as a table that can be copied and saved. */
export default function AttentionTable({ attention }: { attention: readonly AttentionShare[] }) {
  const { search } = useMessages();
  const { word, origin, share, typed, added } = search.columns;
  const rows = attention.map((each, i) => ({ ...each, key: `${i}` }));
  const columns: Column<(typeof rows)[number]>[] = [
    { key: 'word', header: word, value: ({ text }) => text },
    { key: 'origin', header: origin, value: (row) => (row.added ? added : typed) },
    { key: 'share', header: share, value: (row) => row.share, cell: (row) => percent(row.share), numeric: true },
  ];
  return <DataTable name={search.attentionTable} columns={columns} rows={rows} rowKey={({ key }) => key} initialSort={{ key: 'share', descending: true }} empty={search.noWords} />;
}
