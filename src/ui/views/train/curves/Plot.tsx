import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import { useMessages } from '../../../messages/language';
import { showStep } from '../../../state/frames';
import type { ShownRun } from '../../../state/shownRun';
import type { Chart } from './chart';
import { pointAt, usePointedStep } from './curveState';
import type { Row } from './drawnRows';
import { valuesAt } from './Marks';
import { inUnit } from './units';

/** Where a step is pointed at, by pointer or with the arrow keys; Enter and a click go to the checkpoint next to it. */
export function Plot({ chart, run, rows, children }: { chart: Chart; run: ShownRun; rows: readonly Row[]; children: ReactNode }) {
  const { curves: words } = useMessages();
  const pointed = usePointedStep(({ step }) => step);
  const newest = rows.at(-1)?.step ?? 0;
  const step = Math.min(pointed ?? newest, newest);
  const follow = (event: PointerEvent<HTMLDivElement>) => {
    const grid = event.currentTarget.querySelector('.recharts-cartesian-grid')?.getBoundingClientRect();
    if (!grid || grid.width === 0) return;
    pointAt(Math.max(rows[0]?.step ?? 0, Math.min(newest, Math.round(((event.clientX - grid.left) / grid.width) * run.total))));
  };
  const choose = () => {
    const { step: at } = usePointedStep.getState();
    if (at !== null && run.checkpoints.length > 0) showStep(run.checkpoints.reduce((near, each) => (Math.abs(each - at) < Math.abs(near - at) ? each : near)));
  };
  const move = (event: KeyboardEvent) => {
    const to = { ArrowLeft: step - 1, ArrowRight: step + 1, ArrowDown: step - 1, ArrowUp: step + 1, PageDown: step - Math.ceil(run.total / 20), PageUp: step + Math.ceil(run.total / 20), Home: rows[0]?.step ?? 0, End: newest }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      pointAt(Math.max(rows[0]?.step ?? 0, Math.min(newest, to)));
    } else if (event.key === 'Enter') choose();
    else if (event.key === 'Escape') pointAt(null);
  };
  const said = valuesAt(chart, rows, step).map(({ label, value }) => `${label} ${inUnit[chart.unit](value)}`.trim()).join(words.comma);
  return (
    <div className="plot" role="slider" tabIndex={0} aria-label={words.cursor(chart.name)} aria-valuemin={0} aria-valuemax={run.total} aria-valuenow={step} aria-valuetext={words.at(step, said)}
      onPointerMove={follow} onPointerLeave={() => pointAt(null)} onClick={choose} onKeyDown={move} onFocus={(event) => event.currentTarget.matches(':focus-visible') && pointAt(step)} onBlur={() => pointAt(null)}>
      {children}
    </div>
  );
}
