// Could a gate do the same from the lengths of its two inputs alone? Then its weights say nothing about content.
import { hash32 } from '../math/hash';
import { mean } from '../math/statistics';
import type { WeighedProduct } from './weighedProducts';

type Point = [number, number];

/**
 * How much each product looks like a positive to a linear discriminant of the logarithms of its two norms, learned from the other
 * four fifths of the products. Without spread in the norms, 0 for all.
 */
export function normGateScores(products: readonly WeighedProduct[], isPositive: (product: WeighedProduct) => boolean): number[] {
  const folds = 5;
  const points = products.map(({ titleNorm, imageNorm }): Point => [Math.log(titleNorm + 1e-12), Math.log(imageNorm + 1e-12)]);
  const fold = products.map(({ id }) => hash32(id) % folds);
  const models = Array.from({ length: folds }, (_, held) => {
    const side = (positive: boolean) => points.filter((_, i) => fold[i] !== held && isPositive(products[i]) === positive);
    return discriminant(side(true), side(false));
  });
  return points.map((point, i) => models[fold[i]](point));
}

/** Fisher's discriminant with a shared covariance, its zero halfway between the class means. */
function discriminant(positives: Point[], negatives: Point[]): (point: Point) => number {
  if (positives.length === 0 || negatives.length === 0) return () => 0;
  const center = (points: Point[]): Point => [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))];
  const [high, low] = [center(positives), center(negatives)];
  const [xx, xy, yy] = scatter(positives, high).map((value, i) => value + scatter(negatives, low)[i]);
  const [dx, dy] = [high[0] - low[0], high[1] - low[1]];
  const determinant = xx * yy - xy * xy;
  if (!(xx + yy > 1e-9)) return () => 0;
  // Norms in lockstep have no inverse covariance; then the line between the means is all there is.
  const axis = determinant > 1e-9 * (xx + yy) ** 2 ? [(yy * dx - xy * dy) / determinant, (xx * dy - xy * dx) / determinant] : [dx, dy];
  return ([x, y]) => axis[0] * (x - (high[0] + low[0]) / 2) + axis[1] * (y - (high[1] + low[1]) / 2);
}

/** Sums of squares and products around a center: xx, xy, yy. */
function scatter(points: Point[], [x, y]: Point): [number, number, number] {
  const sum = (term: (point: Point) => number) => points.reduce((total, point) => total + term(point), 0);
  return [sum((point) => (point[0] - x) ** 2), sum((point) => (point[0] - x) * (point[1] - y)), sum((point) => (point[1] - y) ** 2)];
}
