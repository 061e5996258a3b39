import { useMemo, type KeyboardEvent, type PointerEvent } from 'react';
import type { StepView } from '../../../../lab/trainApi';
import { Figure } from '../../../controls/Figure';
import type { Cell } from '../../../export/csv';
import { useMessages } from '../../../messages/language';
import { cellAfter, rowFacts, type CellAt } from './batchFacts';
import { MatrixDrawing } from './MatrixDrawing';
import { MatrixLegend } from './MatrixLegend';
import { cellUnder, matrixLayout, square } from './matrixLayout';

interface MatrixProps {
  view: StepView;
  picked: CellAt;
  onPick(cell: CellAt): void;
}

/** Every query of the batch against every product of it. Pointed at or led to by arrow keys, a cell is read out beside it. */
export function SimilarityMatrix({ view, picked, onPick }: MatrixProps) {
  const { pins: { slowMotion: words }, search } = useMessages();
  const layout = useMemo(() => matrixLayout(view.rows.length), [view.rows.length]);
  const follow = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const cell = cellUnder(layout, event.clientX - box.left, event.clientY - box.top);
    if (cell && (cell.row !== picked.row || cell.column !== picked.column)) onPick(cell);
  };
  const press = (event: KeyboardEvent) => {
    const cell = event.altKey || event.ctrlKey || event.metaKey ? null : cellAfter(event.key, picked, layout.size);
    if (!cell) return;
    event.preventDefault();
    onPick(cell);
  };
  const { columns } = words;
  return (
    <Figure name={words.matrix} caption={words.caption} rows={tableOf(view, search.untitled)}
      columns={[columns.row, columns.query, columns.keywords, columns.product, columns.loss, columns.own, columns.hardest, columns.hardestCosine, columns.masked, columns.imageWeight]}>
      <div className="matrix" role="application" aria-label={words.keys} tabIndex={0} onKeyDown={press}>
        <svg width={layout.width} height={layout.height} role="img" aria-label={words.matrix} onPointerMove={follow} onPointerDown={follow}>
          <MatrixDrawing view={view} layout={layout} />
          <path className="picked-row" d={`M0 ${layout.top + picked.row * layout.cell}h${layout.width}v${layout.cell}H0z`} />
          <path className="picked" d={square(picked, layout, -1)} />
        </svg>
      </div>
      <MatrixLegend />
    </Figure>
  );
}

function tableOf(view: StepView, untitled: string): Cell[][] {
  const title = (row: number) => view.rows[row].title || untitled;
  return view.rows.map(({ query, keywords, imageWeight }, i) => {
    const { loss, own, hardest, masked } = rowFacts(view, i);
    return [i + 1, query, keywords.join(', '), title(i), rounded(loss), rounded(own), hardest && title(hardest.column), hardest && rounded(hardest.cosine), masked, imageWeight === null ? null : rounded(imageWeight)];
  });
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
