import { downsample } from '../../../math/downsample';
import { Figure } from '../../controls/Figure';
import { useMessages } from '../../messages/language';
import type { LessonRun } from '../../state/lessonRuns';
import { axisOf } from '../train/curves/axis';
import { onAxis } from '../train/curves/units';
import type { LessonState } from './lessonState';

const size = { width: 360, height: 170, left: 40, right: 10, top: 10, bottom: 22 };
const dashes = ['5 3', undefined, '1 3', '8 3 1 3'];
const most = 120;

/** One number of all runs over their steps, drawn of lines alone so that it prints as it is. */
export function SummaryChart({ label, metric, state }: { label: string; metric: string; state: LessonState }) {
  const { learn } = useMessages();
  const names = Object.keys(state.lesson.experiments);
  const runs = names.flatMap((name, at) => {
    const run = state.runs[name];
    const points = run ? pointsOf(run, metric) : [];
    return points.length > 0 && run ? [{ name: state.titleOf(name), dash: dashes[at % dashes.length], points, total: run.total }] : [];
  });
  const steps = [...new Set(runs.flatMap(({ points }) => points.map(({ step }) => step)))].sort((a, b) => a - b);
  const rows = steps.map((step) => [step, ...runs.map(({ points }) => points.find((point) => point.step === step)?.value ?? null)]);
  return (
    <Figure name={label} caption={label} columns={[learn.summary.step, ...runs.map(({ name }) => name)]} rows={() => rows} reason={runs.length === 0 ? learn.summary.notYet : null}>
      {runs.length > 0 && <><Drawing runs={runs} label={label} />
        <p className="legend">{runs.map(({ name, dash }) => <span key={name}><svg width="26" height="8" aria-hidden="true"><line x1="0" x2="26" y1="4" y2="4" stroke="currentColor" strokeWidth="2" strokeDasharray={dash} /></svg> <span dir="auto">{name}</span></span>)}</p></>}
    </Figure>
  );
}

interface Drawn {
  name: string;
  dash: string | undefined;
  points: { step: number; value: number }[];
  total: number;
}

function Drawing({ runs, label }: { runs: readonly Drawn[]; label: string }) {
  const values = runs.flatMap(({ points }) => points.map(({ value }) => value));
  const { domain: [low, high], ticks } = axisOf(values, 'plain', false);
  const last = Math.max(...runs.map(({ total }) => total));
  const x = (step: number) => size.left + (step / last) * (size.width - size.left - size.right);
  const y = (value: number) => size.top + (1 - (value - low) / (high - low)) * (size.height - size.top - size.bottom);
  return (
    <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={label}>
      {ticks.map((tick) => (
        <g key={tick}><line x1={size.left} x2={size.width - size.right} y1={y(tick)} y2={y(tick)} stroke="var(--line)" /><text x={size.left - 5} y={y(tick) + 4} textAnchor="end" fontSize="11" fill="var(--dim)">{onAxis('plain', tick)}</text></g>
      ))}
      {[0, last].map((step) => <text key={step} x={x(step)} y={size.height - 6} textAnchor={step === 0 ? 'start' : 'end'} fontSize="11" fill="var(--dim)">{step}</text>)}
      {runs.map(({ name, dash, points }) => (
        <g key={name}>
          <polyline fill="none" stroke="var(--ink)" strokeWidth="1.8" strokeDasharray={dash} points={points.map(({ step, value }) => `${x(step).toFixed(1)},${y(value).toFixed(1)}`).join(' ')} />
          {points.length === 1 && <circle cx={x(points[0].step)} cy={y(points[0].value)} r="3" fill="var(--ink)" />}
        </g>
      ))}
    </svg>
  );
}

function pointsOf({ lines }: LessonRun, metric: string): { step: number; value: number }[] {
  return downsample(lines.filter((line) => Number.isFinite(line[metric])), [metric], most).map((line) => ({ step: line.step, value: line[metric] }));
}
