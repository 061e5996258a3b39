export const axisStyle = { stroke: 'var(--dim)', tick: { fill: 'var(--dim)', fontSize: 12 }, tickLine: false, axisLine: false };

export const tooltipStyle = { background: 'var(--panel)', border: '1px solid var(--line)', borderRadius: 8, color: 'var(--ink)', fontSize: 12 };
