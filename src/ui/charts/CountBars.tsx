import { Bar, BarChart, LabelList, ResponsiveContainer, XAxis, YAxis } from 'recharts';

interface CountRow {
  name: string;
  /** In a second, quiet line under the name. */
  detail?: string;
  count: number;
}

/** Named counts as lying bars, the number at the end of each. */
export function CountBars({ rows }: { rows: CountRow[] }) {
  const detailed = rows.some(({ detail }) => detail);
  const details = new Map(rows.map(({ name, detail }) => [name, detail]));
  return (
    <ResponsiveContainer width="100%" height={rows.length * (detailed ? 38 : 28) + 8}>
      <BarChart data={rows} layout="vertical" margin={{ top: 4, right: 56, bottom: 4, left: 0 }} accessibilityLayer={false}>
        <XAxis type="number" hide domain={[0, 'dataMax']} />
        <YAxis type="category" dataKey="name" width={150} axisLine={false} tickLine={false} interval={0} tick={<NameTick details={details} />} />
        <Bar dataKey="count" fill="var(--dim)" barSize={14} minPointSize={1} radius={[0, 3, 3, 0]} isAnimationActive={false}>
          <LabelList dataKey="count" position="right" fill="var(--ink)" fontSize={12} formatter={(value) => Number(value).toLocaleString('en')} />
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
}

const mostLetters = 22;

function shortened(text: string): string {
  const letters = [...text];
  return letters.length > mostLetters ? `${letters.slice(0, mostLetters - 1).join('')}…` : text;
}

/** Recharts hands over place and value. */
function NameTick({ y = 0, payload, details }: { y?: number; payload?: { value: string }; details: Map<string, string | undefined> }) {
  const name = payload?.value ?? '';
  const detail = details.get(name);
  return (
    <text x={0} y={y} fontSize={12} fill="var(--ink)">
      <title>{detail ? `${name}: ${detail}` : name}</title>
      <tspan x={0} dy={detail ? -2 : 4}>{shortened(name)}</tspan>
      {detail && <tspan x={0} dy={15} fill="var(--dim)">{shortened(detail)}</tspan>}
    </text>
  );
}
