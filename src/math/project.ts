// Principal components: many dimensions onto the few in which the rows differ most.
import { mean } from './statistics';

export interface Projection {
  /** The rows' mean, [width]. */
  center: Float64Array;
  /** Unit axes, most variance first; each points where its largest entry is positive. */
  axes: Float64Array[];
  /** Share of the variance along each axis. */
  explained: number[];
}

/** The first principal components of a row-major matrix [rows, width]; Jacobi rotations of the covariance. */
export function principalComponents(matrix: ArrayLike<number>, width: number, components = 2): Projection {
  const rows = matrix.length / width;
  if (!Number.isInteger(rows) || rows < 2) throw new Error(`Expected at least two rows of ${width} numbers, got ${matrix.length} numbers.`);
  const center = Float64Array.from({ length: width }, (_, c) => mean(Array.from({ length: rows }, (_, r) => matrix[r * width + c])));
  const { values, vectors } = symmetricEigen(covariance(matrix, width, center));
  const total = values.reduce((sum, value) => sum + value, 0);
  const order = values.map((_, i) => i).sort((a, b) => values[b] - values[a]).slice(0, components);
  return {
    center,
    axes: order.map((i) => pointed(Float64Array.from(vectors, (line) => line[i]))),
    explained: order.map((i) => (total > 0 ? values[i] / total : 0)),
  };
}

/** Coordinates of rows [rows, width] on the axes: [rows, axes]. Rows need not be those the axes came from. */
export function project({ center, axes }: Projection, matrix: ArrayLike<number>): Float64Array {
  const width = center.length;
  const coordinates = new Float64Array((matrix.length / width) * axes.length);
  for (let i = 0; i < coordinates.length; i++) {
    const start = Math.floor(i / axes.length) * width;
    const axis = axes[i % axes.length];
    for (let c = 0; c < width; c++) coordinates[i] += (matrix[start + c] - center[c]) * axis[c];
  }
  return coordinates;
}

function covariance(matrix: ArrayLike<number>, width: number, center: Float64Array): Float64Array[] {
  const result = Array.from({ length: width }, () => new Float64Array(width));
  const shifted = new Float64Array(width);
  for (let start = 0; start < matrix.length; start += width) {
    for (let c = 0; c < width; c++) shifted[c] = matrix[start + c] - center[c];
    for (let a = 0; a < width; a++) for (let b = 0; b < width; b++) result[a][b] += shifted[a] * shifted[b];
  }
  return result;
}

/** Eigenvalues and, in columns, eigenvectors of a symmetric matrix, which is overwritten. */
function symmetricEigen(a: Float64Array[]): { values: number[]; vectors: Float64Array[] } {
  const n = a.length;
  const vectors = a.map((_, i) => Float64Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)));
  const scale = a.reduce((sum, line) => sum + line.reduce((s, value) => s + value * value, 0), 0);
  const rest = () => a.reduce((sum, line, i) => sum + line.reduce((s, value, j) => (i === j ? s : s + value * value), 0), 0);
  for (let sweep = 0; sweep < 60 && rest() > 1e-24 * scale; sweep++)
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) if (a[p][q] !== 0) rotate(a, vectors, p, q);
  return { values: a.map((line, i) => line[i]), vectors };
}

/** One Jacobi rotation that brings a[p][q] to zero. */
function rotate(a: Float64Array[], vectors: Float64Array[], p: number, q: number): void {
  const theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  const turnColumns = (line: Float64Array) => {
    const [x, y] = [line[p], line[q]];
    line[p] = cosine * x - sine * y;
    line[q] = sine * x + cosine * y;
  };
  a.forEach(turnColumns);
  for (let k = 0; k < a.length; k++) {
    const [x, y] = [a[p][k], a[q][k]];
    a[p][k] = cosine * x - sine * y;
    a[q][k] = sine * x + cosine * y;
  }
  vectors.forEach(turnColumns);
}

function pointed(axis: Float64Array): Float64Array {
  const largest = axis.reduce((best, value, i) => (Math.abs(value) > Math.abs(axis[best]) ? i : best), 0);
  return axis[largest] < 0 ? axis.map((value) => -value) : axis;
}
