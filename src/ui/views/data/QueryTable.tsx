import type { QueryRow } from '../../../lab/api';
import { DataTable, type Column } from '../../controls/DataTable';
import { useMessages } from '../../messages/language';
import { go } from '../../state/route';

/** Every query of the catalog; a click asks it. */
export function QueryTable({ rows }: { rows: QueryRow[] }) {
  const { queries: { title, columns: words }, gap, types, bands, split } = useMessages().data;
  const columns: Column<QueryRow>[] = [
    { key: 'text', header: words.text, value: ({ text }) => text },
    { key: 'type', header: words.type, value: ({ type }) => type && (types.names[type] ?? type) },
    { key: 'band', header: words.band, value: ({ band }) => band && bands.names[band] },
    { key: 'part', header: words.part, value: ({ part }) => part && split.parts[part] },
    { key: 'judged', header: words.judged, value: ({ judged }) => judged, numeric: true },
    { key: 'relevant', header: words.relevant, value: ({ relevant }) => relevant, numeric: true },
  ];
  return <DataTable name={title} columns={columns} rows={rows} rowKey={({ queryId }) => queryId} onOpen={({ text }) => go({ view: 'search', query: text, product: null })} empty={gap.noQueries} />;
}
