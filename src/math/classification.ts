// How well a score tells two classes apart. Labels: 1 (or true) = positive, 0 (or false) = negative.
import { bootstrap, resamples, type Estimate, type Resampling } from './bootstrap';
import { midranks, ordering, type Ordering } from './ranks';
import { mean } from './statistics';

type Labels = ArrayLike<number | boolean>;

/** The chance that a positive scores above a negative, a tie counting half; NaN unless both classes are there. */
export function auroc(scores: ArrayLike<number>, labels: Labels): number {
  return weightedAuroc(ordering(scores), labels);
}

export function aurocEstimate(scores: ArrayLike<number>, labels: Labels, resampling: Resampling): Estimate {
  const order = ordering(scores);
  return bootstrap(scores.length, (times) => weightedAuroc(order, labels, times), resampling);
}

/** Scores of several runs, one row a seed, over the same items. */
export interface SeedScores {
  rows: readonly ArrayLike<number>[];
  labels: Labels;
}

/** The mean AUROC over seeds; the interval resamples the items, all seeds together, and takes the seeds as given. */
export function meanAuroc({ rows, labels }: SeedScores, resampling: Resampling): Estimate {
  const orders = rows.map(ordering);
  return bootstrap(labels.length, (times) => mean(orders.map((order) => weightedAuroc(order, labels, times))), resampling);
}

/** The mean difference in AUROC, b minus a, over seeds in the same order; the interval resamples items and seeds, each on its own (crossed). */
export function aurocDifference(a: SeedScores, b: SeedScores, resampling: Resampling): Estimate {
  const pairs = a.rows.map((row, s) => [ordering(row), ordering(b.rows[s])] as const);
  const seeds = resamples(pairs.length, { ...resampling, purpose: `${resampling.purpose} seeds` });
  let isFirst = true;
  return bootstrap(a.labels.length, (times) => {
    const seedTimes: Int32Array = isFirst ? new Int32Array(pairs.length).fill(1) : seeds.next().value;
    isFirst = false;
    let sum = 0;
    pairs.forEach(([before, after], s) => {
      if (seedTimes[s] > 0) sum += seedTimes[s] * (weightedAuroc(after, a.labels, times) - weightedAuroc(before, a.labels, times));
    });
    return sum / pairs.length;
  }, resampling);
}

/** Precision at each distinct score, weighted by the recall gained there (no interpolation); NaN without positives. */
export function averagePrecision(scores: ArrayLike<number>, labels: Labels): number {
  return weightedAveragePrecision(ordering(scores), labels);
}

export function averagePrecisionEstimate(scores: ArrayLike<number>, labels: Labels, resampling: Resampling): Estimate {
  const order = ordering(scores);
  return bootstrap(scores.length, (times) => weightedAveragePrecision(order, labels, times), resampling);
}

function weightedAuroc(order: Ordering, labels: Labels, times?: ArrayLike<number>): number {
  const ranks = midranks(order, times);
  let positives = 0;
  let negatives = 0;
  let rankSum = 0;
  for (let i = 0; i < ranks.length; i++) {
    const weight = times ? times[i] : 1;
    if (labels[i]) {
      positives += weight;
      rankSum += weight * ranks[i];
    } else negatives += weight;
  }
  return positives && negatives ? (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives) : Number.NaN;
}

function weightedAveragePrecision({ order, ends }: Ordering, labels: Labels, times?: ArrayLike<number>): number {
  let seen = 0;
  let found = 0;
  let sum = 0;
  for (let g = ends.length - 1; g >= 0; g--) {
    let positives = 0;
    for (let i = g === 0 ? 0 : ends[g - 1]; i < ends[g]; i++) {
      const weight = times ? times[order[i]] : 1;
      seen += weight;
      if (labels[order[i]]) positives += weight;
    }
    found += positives;
    if (seen > 0) sum += (positives * found) / seen;
  }
  return found > 0 ? sum / found : Number.NaN;
}
