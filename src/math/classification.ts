// How well a score tells two classes apart. Labels: 1 (or true) = positive, 0 (or false) = negative.
import { bootstrap, type Estimate, type Resampling } from './bootstrap';
import { midranks, ordering, type Ordering } from './ranks';

type Labels = ArrayLike<number | boolean>;

/** The chance that a positive scores above a negative, a tie counting half; NaN unless both classes are there. */
export function auroc(scores: ArrayLike<number>, labels: Labels): number {
  return weightedAuroc(ordering(scores), labels);
}

export function aurocEstimate(scores: ArrayLike<number>, labels: Labels, resampling: Resampling): Estimate {
  const order = ordering(scores);
  return bootstrap(scores.length, (times) => weightedAuroc(order, labels, times), resampling);
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
