import { bootstrap, type Estimate, type Resampling } from './bootstrap';
import { midranks, ordering } from './ranks';

/** Linear correlation in [-1, 1]; item i counts `times[i]` times. NaN where a side is constant. */
export function pearson(x: ArrayLike<number>, y: ArrayLike<number>, times?: ArrayLike<number>): number {
  samePairs(x, y);
  let n = 0;
  let sumX = 0;
  let sumY = 0;
  for (let i = 0; i < x.length; i++) {
    const weight = times ? times[i] : 1;
    n += weight;
    sumX += weight * x[i];
    sumY += weight * y[i];
  }
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let i = 0; i < x.length; i++) {
    const weight = times ? times[i] : 1;
    const dx = x[i] - sumX / n;
    const dy = y[i] - sumY / n;
    xx += weight * dx * dx;
    yy += weight * dy * dy;
    xy += weight * dx * dy;
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : Number.NaN;
}

/** Correlation of ranks, ties sharing their mean rank. */
export function spearman(x: ArrayLike<number>, y: ArrayLike<number>): number {
  return pearson(midranks(ordering(x)), midranks(ordering(y)));
}

/** `spearman` with its bootstrap interval over items. */
export function spearmanEstimate(x: ArrayLike<number>, y: ArrayLike<number>, resampling: Resampling): Estimate {
  samePairs(x, y);
  const orderX = ordering(x);
  const orderY = ordering(y);
  return bootstrap(x.length, (times) => pearson(midranks(orderX, times), midranks(orderY, times), times), resampling);
}

/** Kendall's tau-b: concordant minus discordant pairs over the geometric mean of the pairs untied in x and in y. Quadratic time. */
export function kendall(x: ArrayLike<number>, y: ArrayLike<number>): number {
  samePairs(x, y);
  let balance = 0;
  let untiedX = 0;
  let untiedY = 0;
  for (let i = 0; i < x.length; i++)
    for (let j = 0; j < i; j++) {
      const dx = Math.sign(x[i] - x[j]);
      const dy = Math.sign(y[i] - y[j]);
      balance += dx * dy;
      untiedX += dx * dx;
      untiedY += dy * dy;
    }
  return untiedX > 0 && untiedY > 0 ? balance / Math.sqrt(untiedX * untiedY) : Number.NaN;
}

function samePairs(x: ArrayLike<number>, y: ArrayLike<number>): void {
  if (x.length !== y.length) throw new Error(`Expected as many y as x, got ${x.length} and ${y.length}. Correlate values of the same items.`);
}
