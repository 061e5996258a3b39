import { useId, useRef, useState, type ReactNode } from 'react';
import type { Cell } from '../export/csv';
import { saveFile } from '../export/files';
import { fileName, useProvenance, type Provenance } from '../export/provenance';
import { useMessages } from '../messages/language';
import { TableMenu } from './TableMenu';

interface FigureProps {
  name: string;
  caption: ReactNode;
  /** The same numbers as a table: shown on demand, copied and saved. A function is asked when they are wanted. */
  columns: string[];
  rows: Cell[][] | (() => Cell[][]);
  /** Where `rows` leaves some out: all of them, copied and saved, and a line under the table that says so. */
  all?: { rows(): Cell[][]; note: string };
  /** Beside the caption. */
  tools?: ReactNode;
  /** Why there is nothing to draw: stands in place of the chart, and there is nothing to save. */
  reason?: string | null;
  /** Holds one SVG chart. */
  children: ReactNode;
}

/** A chart with its table twin, to be copied or saved with the provenance in it. */
export function Figure({ name, caption, columns, rows, all, tools, reason, children }: FigureProps) {
  const { table, figure } = useMessages().shell;
  const provenance = useProvenance(name);
  const drawing = useRef<HTMLDivElement>(null);
  const [asTable, setAsTable] = useState(false);
  const tableId = useId();
  const listed = () => (typeof rows === 'function' ? rows() : rows);
  if (reason) return <figure className="figure" aria-label={name}><figcaption><span>{caption}</span>{tools}</figcaption><p className="dim reason">{reason}</p></figure>;
  return (
    <figure className="figure" aria-label={name}>
      <figcaption>
        <span>{caption}</span>
        {tools}
        <TableMenu name={name} headers={columns} cells={all?.rows ?? listed} first={[{ label: asTable ? figure.hideTable : figure.showTable, act: () => setAsTable(!asTable) }]} last={[
          { label: table.saveAs('SVG'), act: async () => saveFile(fileName(name, provenance(), 'svg'), new Blob([(await drawn(drawing.current, name, provenance())).text], { type: 'image/svg+xml' })) },
          { label: table.saveAs('PNG'), act: async () => {
            const told = provenance();
            const { pngOf } = await import('../export/png');
            saveFile(fileName(name, told, 'png'), await pngOf(await drawn(drawing.current, name, told), told));
          } },
        ]} />
      </figcaption>
      <div ref={drawing}>{children}</div>
      {asTable && <TableTwin id={tableId} name={name} columns={columns} rows={listed()} />}
      {asTable && all && <p className="dim">{all.note}</p>}
    </figure>
  );
}

/** The largest SVG inside: charts may hold small ones as legend keys. */
async function drawn(holder: HTMLDivElement | null, name: string, provenance: Provenance) {
  const area = (svg: SVGSVGElement) => svg.getBoundingClientRect().width * svg.getBoundingClientRect().height;
  const [chart] = [...(holder?.querySelectorAll('svg') ?? [])].sort((a, b) => area(b) - area(a));
  if (!chart) throw new Error('This figure has no drawing to save; its numbers can be saved as CSV.');
  const { standaloneSvg } = await import('../export/svg');
  return standaloneSvg(chart, name, provenance);
}

function TableTwin({ id, name, columns, rows }: { id: string; name: string; columns: string[]; rows: Cell[][] }) {
  const numeric = columns.map((_, at) => rows.some((row) => typeof row[at] === 'number'));
  return (
    <div className="scroll" role="region" tabIndex={0} aria-label={name}>
      <table id={id} aria-label={name}>
        <thead><tr>{columns.map((column, at) => <th key={column} scope="col" className={numeric[at] ? 'numeric' : undefined}>{column}</th>)}</tr></thead>
        <tbody>{rows.map((row, i) => <tr key={`${i} ${row[0]}`}>{row.map((cell, at) => <td key={columns[at]} className={numeric[at] ? 'numeric' : undefined} dir="auto">{cell ?? '–'}</td>)}</tr>)}</tbody>
      </table>
    </div>
  );
}
