import type { ColumnMapping as Mapping } from '../../../catalog/import/columns';
import type { ImportPreview, TablePreview } from '../../../lab/importApi';
import { useMessages } from '../../messages/language';
import { chooseColumn, columnOf } from './importState';
import { isOfPhotos } from './PreviewSummary';

/** Which column is what, per table, over its first rows. */
export function ColumnMapping({ preview, mapping, editable = false }: { preview: ImportPreview; mapping: Mapping; editable?: boolean }) {
  const { catalog } = useMessages();
  return preview.tables.map((table) => (
    <section key={table.table} className="mapped-table" aria-label={catalog.columnsOf(catalog.tables[table.table])}>
      <h3>{catalog.tables[table.table]} <bdi className="dim">{isOfPhotos(table) ? catalog.fileNames : table.path}</bdi></h3>
      <ul className="fields">
        {table.fields.filter(({ field, needed }) => editable || needed || columnOf(mapping, table.table, field)).map(({ field, needed }) => (
          <li key={field}>
            <label>
              <span>{catalog.fields[field] ?? field}{needed && <small> {catalog.needed}</small>}</span>
              {editable ? <ColumnSelect table={table} field={field} column={columnOf(mapping, table.table, field)} /> : <bdi className="column">{columnOf(mapping, table.table, field) || catalog.noColumn}</bdi>}
            </label>
          </li>
        ))}
      </ul>
      <SampleRows table={table} mapping={mapping} />
    </section>
  ));
}

/** A guess may be a path into a column (`a.b[0]`) or a template: then it stands in the list beside the plain columns. */
function ColumnSelect({ table: { table, columns, guess }, field, column }: { table: TablePreview; field: string; column: string }) {
  const { catalog } = useMessages();
  const others = [guess[field], column].filter((one, i, all): one is string => !!one && !columns.includes(one) && all.indexOf(one) === i);
  return (
    <select value={column} onChange={({ currentTarget }) => chooseColumn(table, field, currentTarget.value)}>
      <option value="">{catalog.noColumn}</option>
      {[...others, ...columns].map((name) => <option key={name} value={name}>{name}</option>)}
    </select>
  );
}

function SampleRows({ table: { table, columns, sample }, mapping }: { table: TablePreview; mapping: Mapping }) {
  const { catalog } = useMessages();
  const name = catalog.sampleOf(catalog.tables[table]);
  const fieldsOf = (column: string) => Object.entries((mapping[table] ?? {}) as Record<string, string>).filter(([, chosen]) => chosen === column).map(([field]) => catalog.fields[field] ?? field);
  if (!sample.length) return null;
  return (
    <div className="sample" role="region" aria-label={name} tabIndex={0}>
      <table aria-label={name}>
        <thead><tr>{columns.map((column) => <th key={column} scope="col"><bdi>{column}</bdi>{fieldsOf(column).map((field) => <b key={field}>{field}</b>)}</th>)}</tr></thead>
        <tbody>{sample.map((cells, i) => <tr key={i}>{columns.map((column, at) => <td key={column} dir="auto"><span>{cells[at] ?? ''}</span></td>)}</tr>)}</tbody>
      </table>
    </div>
  );
}
