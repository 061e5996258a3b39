import { useId, useRef, useState, type ReactNode } from 'react';
import type { Cell } from '../export/csv';
import { saveFile } from '../export/files';
import { fileName, useProvenance, type Provenance } from '../export/provenance';
import { useMessages } from '../messages/language';
import { TableMenu } from './TableMenu';

interface FigureProps {
  name: string;
  caption: ReactNode;
  /** The same numbers as a table: shown on demand, copied and saved. */
  columns: string[];
  rows: Cell[][];
  /** Holds one SVG chart. */
  children: ReactNode;
}

/** A chart with its table twin, to be copied or saved with the provenance in it. */
export function Figure({ name, caption, columns, rows, children }: FigureProps) {
  const { table, figure } = useMessages().shell;
  const provenance = useProvenance(name);
  const drawing = useRef<HTMLDivElement>(null);
  const [asTable, setAsTable] = useState(false);
  const tableId = useId();
  return (
    <figure className="figure" aria-label={name}>
      <figcaption>
        <span>{caption}</span>
        <TableMenu name={name} headers={columns} cells={() => rows} first={[{ label: asTable ? figure.hideTable : figure.showTable, act: () => setAsTable(!asTable) }]} last={[
          { label: table.saveAs('SVG'), act: async () => saveFile(fileName(name, provenance(), 'svg'), new Blob([(await drawn(drawing.current, name, provenance())).text], { type: 'image/svg+xml' })) },
          { label: table.saveAs('PNG'), act: async () => {
            const told = provenance();
            const { pngOf } = await import('../export/png');
            saveFile(fileName(name, told, 'png'), await pngOf(await drawn(drawing.current, name, told), told));
          } },
        ]} />
      </figcaption>
      <div ref={drawing}>{children}</div>
      {asTable && <TableTwin id={tableId} name={name} columns={columns} rows={rows} />}
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
