type Point = readonly [number, number];
interface Segment { command: string; points: Point[] }

function segments(path: string): Segment[] {
  if (/[^MLQC\d\s.,-]/.test(path)) throw new Error(`A path to be mirrored may hold M, L, Q and C only, it is "${path}".`);
  return [...path.matchAll(/([MLQC])([^MLQC]*)/g)].map(([, command, rest]) => {
    const numbers = rest.trim().split(/[\s,]+/).map(Number);
    return { command, points: Array.from({ length: numbers.length / 2 }, (_, i): Point => [numbers[2 * i], numbers[2 * i + 1]]) };
  });
}

/** A closed outline from its right half: absolute M, L, Q, C from the top of the axis down to its foot. */
export function mirrored(half: string, axis = 120): string {
  const parts = segments(half);
  let path = half.trim();
  for (let i = parts.length - 1; i > 0; i--) {
    const before = parts[i - 1].points;
    const back: Point[] = [...parts[i].points.slice(0, -1).toReversed(), before[before.length - 1]];
    path += `${parts[i].command}${back.map(([x, y]) => `${2 * axis - x} ${y}`).join(' ')}`;
  }
  return `${path}Z`;
}

/** The same open or closed path on the other side of the axis. */
export function reflected(path: string, axis = 120): string {
  const closed = path.trim().endsWith('Z') ? 'Z' : '';
  return segments(path.replace('Z', '')).map(({ command, points }) => command +
    points.map(([x, y]) => `${2 * axis - x} ${y}`).join(' ')).join('') + closed;
}

/** A path and its mirror image. */
export const bothSides = (path: string, axis = 120): string => path + reflected(path, axis);

/** Rectangle with round corners as a path. */
export function roundedBox(x: number, y: number, width: number, height: number, radius: number): string {
  const r = Math.min(radius, width / 2, height / 2);
  const corner = (dx: number, dy: number) => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
  return `M${x + r} ${y}h${width - 2 * r}${corner(r, r)}v${height - 2 * r}${corner(-r, r)}h${2 * r - width}${corner(-r, -r)}v${2 * r - height}${corner(r, -r)}Z`;
}

export function ellipse(cx: number, cy: number, rx: number, ry = rx): string {
  const arc = `a${rx} ${ry} 0 1 1 `;
  return `M${cx - rx} ${cy}${arc}${2 * rx} 0${arc}${-2 * rx} 0Z`;
}
