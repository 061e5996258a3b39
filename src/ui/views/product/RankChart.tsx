import { useState, type PointerEvent } from 'react';
import type { ProductExplanation } from '../../../lab/api';
import { percent } from '../../controls/numbers';
import { useMessages } from '../../messages/language';

type Point = NonNullable<ProductExplanation['rankByWeight']>[number];

const [width, height] = [340, 168];
const plot = { left: 38, right: 330, top: 20, bottom: 140 };

/** Rank over image weight, best rank on top, ranks on a log axis. */
export function RankChart({ points, learned, isSet, planted }: { points: readonly Point[]; learned: number; isSet: boolean; planted: number | null }) {
  const { curve: words } = useMessages().product;
  const [under, setUnder] = useState<Point | null>(null);
  const worst = Math.max(10, ...points.map(({ rank }) => rank));
  const x = (weight: number) => plot.left + weight * (plot.right - plot.left);
  const y = (rank: number) => plot.top + (Math.log(rank) / Math.log(worst)) * (plot.bottom - plot.top);
  const own = points.find(({ imageWeight }) => imageWeight === learned);
  const follow = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const weight = (((event.clientX - box.left) / box.width) * width - plot.left) / (plot.right - plot.left);
    setUnder(points.reduce((near, point) => (Math.abs(point.imageWeight - weight) < Math.abs(near.imageWeight - weight) ? point : near)));
  };
  return (
    <svg className="rank-chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words.name} onPointerMove={follow} onPointerLeave={() => setUnder(null)}>
      {rankTicks(worst).map((rank) => (
        <g key={rank}>
          <path d={`M${plot.left} ${y(rank)}H${plot.right}`} stroke="var(--line)" />
          <text x={plot.left - 6} y={y(rank) + 4} textAnchor="end">{rank.toLocaleString('en')}</text>
        </g>
      ))}
      {(['start', 'end'] as const).map((end) => <text key={end} x={plot[end === 'start' ? 'left' : 'right']} y={plot.bottom + 18} textAnchor={end}>{tooNear(learned, end) ? '' : percent(end === 'start' ? 0 : 1)}</text>)}
      {planted !== null && <Mark at={x(planted)} label={words.planted(percent(planted))} labelY={plot.top - 8} share={planted} dash="1 3" />}
      <Mark at={x(learned)} label={(isSet ? words.set : words.learned)(percent(learned))} labelY={plot.bottom + 18} share={learned} dash="4 3" />
      <path className="line" d={points.map(({ imageWeight, rank }, i) => `${i === 0 ? 'M' : 'L'}${x(imageWeight).toFixed(1)} ${y(rank).toFixed(1)}`).join('')} fill="none" stroke="var(--image)" strokeWidth="2.5" strokeLinejoin="round" />
      {own && <circle cx={x(own.imageWeight)} cy={y(own.rank)} r="5" fill="var(--image)" stroke="var(--panel)" strokeWidth="2" />}
      {under && (
        <g>
          <circle cx={x(under.imageWeight)} cy={y(under.rank)} r="4" fill="var(--panel)" stroke="var(--ink)" strokeWidth="1.5" />
          <text className="readout" x={x(under.imageWeight)} y={y(under.rank) + (y(under.rank) < plot.top + 24 ? 20 : -10)} textAnchor={anchor(under.imageWeight)}>{words.at(percent(under.imageWeight), under.rank)}</text>
        </g>
      )}
    </svg>
  );
}

function Mark({ at, label, labelY, share, dash }: { at: number; label: string; labelY: number; share: number; dash: string }) {
  return (
    <g className="mark">
      <path d={`M${at} ${plot.top - 4}V${plot.bottom + 4}`} stroke="var(--ink)" strokeDasharray={dash} />
      <text x={at} y={labelY} textAnchor={anchor(share)}>{label}</text>
    </g>
  );
}

/** Labels stay inside the plot. */
function anchor(share: number): 'start' | 'middle' | 'end' {
  return share < 0.2 ? 'start' : share > 0.8 ? 'end' : 'middle';
}

/** Whether the learned label takes the place of an end of the axis. */
function tooNear(learned: number, end: 'start' | 'end'): boolean {
  return end === 'start' ? learned < 0.28 : learned > 0.72;
}

/** 1, 10, 100, ... and the worst rank itself where it does not touch the last of them. */
function rankTicks(worst: number): number[] {
  const powers = [1, 10, 100, 1000, 10_000, 100_000].filter((rank) => rank <= worst);
  const last = powers[powers.length - 1];
  return worst / last > worst ** 0.1 ? [...powers, worst] : powers;
}
