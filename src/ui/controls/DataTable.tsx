import { useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Cell } from '../export/csv';
import { useMessages } from '../messages/language';
import { TableMenu } from './TableMenu';
import { filteredRows, sortedRows, type Sort } from './tableRows';

export interface Column<Row> {
  key: string;
  header: string;
  value(row: Row): Cell;
  /** What is shown instead of the value; copies and files keep the value. */
  cell?(row: Row): ReactNode;
  numeric?: boolean;
  /** What stands beside the value in copies and files only: the ends of its interval, for instance. */
  saved?: { header: string; value(row: Row): Cell }[];
  /** Holds controls instead of a value: nothing to sort or filter by, and nothing to save. */
  controls?: boolean;
}

interface DataTableProps<Row> {
  name: string;
  columns: Column<Row>[];
  rows: readonly Row[];
  rowKey(row: Row): string;
  /** A click or Enter on a row. */
  onOpen?(row: Row): void;
  initialSort?: { key: string; descending?: boolean };
  pageSize?: number;
  /** From this many rows on there is a filter; the page's size unless told. */
  filterFrom?: number;
  /** Why there are no rows. */
  empty: string;
}

/** A table to sort, filter, leaf through, copy and save; copies and files hold all rows, not only the page that is shown. */
export function DataTable<Row>({ name, columns, rows, rowKey, onOpen, initialSort, pageSize = 25, filterFrom = pageSize + 1, empty }: DataTableProps<Row>) {
  const { table } = useMessages().shell;
  const [sort, setSort] = useState<Sort | null>(initialSort ? { key: initialSort.key, descending: initialSort.descending ?? false } : null);
  const [typed, setTyped] = useState('');
  const [asked, setPage] = useState(0);

  const valued = columns.filter(({ controls }) => !controls);
  const saved = valued.flatMap((column) => [column, ...(column.saved ?? [])]);
  const found = sortedRows(filteredRows(rows, valued, typed), valued, sort);
  const pages = Math.max(1, Math.ceil(found.length / pageSize));
  const page = Math.min(asked, pages - 1);
  const shown = found.slice(page * pageSize, (page + 1) * pageSize);
  const long = rows.length > pageSize;

  if (rows.length === 0) return <p className="dim" role="note" aria-label={name}>{empty}</p>;
  return (
    <div className="data-table">
      <div className="tools">
        {rows.length >= filterFrom && <input type="search" value={typed} aria-label={table.filter(name)} placeholder={table.filterHint} onChange={({ currentTarget }) => { setTyped(currentTarget.value); setPage(0); }} />}
        <TableMenu name={name} headers={saved.map(({ header }) => header)} cells={() => found.map((row) => saved.map(({ value }) => value(row)))} />
      </div>
      <div className="scroll" role="region" aria-label={table.region(name)} tabIndex={0}>
        <table aria-label={name} aria-rowcount={found.length + 1}>
          <thead>
            <tr>
              {columns.map((column) => <Header key={column.key} column={column} sort={sort} onSort={(next) => { setSort(next); setPage(0); }} />)}
            </tr>
          </thead>
          <tbody onKeyDown={moveBetweenRows}>
            {shown.map((row, i) => (
              <tr key={rowKey(row)} aria-rowindex={page * pageSize + i + 2} className={onOpen && 'opens'}>
                {columns.map((column) => (
                  <td key={column.key} className={column.numeric ? 'numeric' : undefined} dir={column.numeric ? undefined : 'auto'}>
                    {onOpen && column === valued[0] ? <button type="button" className="open-row" onClick={() => onOpen(row)}>{shownCell(column, row)}</button> : shownCell(column, row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {found.length === 0 && <p className="dim">{table.nothingLeft(typed)}</p>}
      {long && found.length > 0 && <Pages page={page} pages={pages} from={page * pageSize + 1} to={page * pageSize + shown.length} rows={found.length} onTurn={setPage} />}
    </div>
  );
}

function shownCell<Row>({ cell, value }: Column<Row>, row: Row): ReactNode {
  return cell ? cell(row) : value(row) ?? '–';
}

function Header<Row>({ column: { key, header, numeric, controls }, sort, onSort }: { column: Column<Row>; sort: Sort | null; onSort(next: Sort): void }) {
  if (controls) return <th scope="col"><span className="sr-only">{header}</span></th>;
  const mine = sort?.key === key ? sort : null;
  return (
    <th scope="col" className={numeric ? 'numeric' : undefined} aria-sort={mine ? (mine.descending ? 'descending' : 'ascending') : undefined}>
      <button type="button" onClick={() => onSort({ key, descending: mine ? !mine.descending : numeric ?? false })}>
        {header}<span aria-hidden="true">{mine ? (mine.descending ? '↓' : '↑') : ''}</span>
      </button>
    </th>
  );
}

function Pages({ page, pages, from, to, rows, onTurn }: { page: number; pages: number; from: number; to: number; rows: number; onTurn(page: number): void }) {
  const { table } = useMessages().shell;
  return (
    <div className="pages">
      <span role="status">{table.rows(from, to, rows)}</span>
      <button type="button" disabled={page === 0} onClick={() => onTurn(page - 1)}>{table.previous}</button>
      <button type="button" disabled={page === pages - 1} onClick={() => onTurn(page + 1)}>{table.next}</button>
    </div>
  );
}

/** Up and down go from row to row; Tab leaves the table as usual. */
function moveBetweenRows(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const rows = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('.open-row')];
  const now = rows.indexOf(document.activeElement as HTMLButtonElement);
  if (step === undefined || now < 0) return;
  event.preventDefault();
  rows[now + step]?.focus();
}
