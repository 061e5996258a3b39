// Is the mean of paired differences zero? Student's t and the sign-flip randomization test.
import { defaultSamples, type Resampling } from './bootstrap';
import { random } from './random';
import { mean, sampleVariance } from './statistics';
import { criticalT, twoSidedT } from './tDistribution';

export interface PairedT {
  mean: number;
  t: number;
  /** Two-sided. */
  p: number;
  /** 95 % interval of the mean difference. */
  low: number;
  high: number;
}

/** Student's test of the mean difference; needs at least two differences that are not all equal, else its fields are NaN. */
export function pairedT(differences: ArrayLike<number>): PairedT {
  const freedom = differences.length - 1;
  const center = mean(differences);
  const error = Math.sqrt(sampleVariance(differences) / differences.length);
  if (!(error > 0)) return { mean: center, t: Number.NaN, p: Number.NaN, low: Number.NaN, high: Number.NaN };
  const margin = criticalT(0.05, freedom) * error;
  return { mean: center, t: center / error, p: twoSidedT(center / error, freedom), low: center - margin, high: center + margin };
}

export interface SignFlip {
  /** Two-sided. */
  p: number;
  exact: boolean;
}

/**
 * The chance of a mean at least this far from zero when every difference's sign is a coin: exact for up to 16 differences that
 * are not zero, sampled above, where the observed signs count as one of the samples so that p is never 0.
 */
export function signFlipTest(differences: ArrayLike<number>, resampling: Resampling): SignFlip {
  const moved = Array.from(differences).filter((difference) => difference !== 0);
  if (moved.length <= 16) return { p: exactSignFlip(moved), exact: true };
  return { p: sampledSignFlip(moved, resampling), exact: false };
}

/** All 2^n sign patterns, for at most 24 differences. */
export function exactSignFlip(differences: ArrayLike<number>): number {
  if (differences.length > 24) throw new Error(`Expected at most 24 differences for the exact test, got ${differences.length}. Use the sampled one.`);
  const all = 2 ** differences.length;
  const limit = farAs(differences);
  let extreme = 0;
  for (let signs = 0; signs < all; signs++) {
    let sum = 0;
    for (let i = 0; i < differences.length; i++) sum += signs & (1 << i) ? -differences[i] : differences[i];
    if (Math.abs(sum) >= limit) extreme++;
  }
  return extreme / all;
}

/** Random sign patterns; the observed one counts as one of them. */
export function sampledSignFlip(differences: ArrayLike<number>, { seed, purpose, samples = defaultSamples }: Resampling): number {
  const draw = random(seed, `sign flip ${purpose}`);
  const limit = farAs(differences);
  let extreme = 1;
  for (let s = 0; s < samples; s++) {
    let sum = 0;
    for (let i = 0; i < differences.length; i++) sum += draw.chance(0.5) ? -differences[i] : differences[i];
    if (Math.abs(sum) >= limit) extreme++;
  }
  return extreme / (samples + 1);
}

/** The observed distance from zero, a hair less, so that sums that differ by rounding only count as equal. */
function farAs(differences: ArrayLike<number>): number {
  let sum = 0;
  let scale = 0;
  for (let i = 0; i < differences.length; i++) {
    sum += differences[i];
    scale += Math.abs(differences[i]);
  }
  return Math.abs(sum) - 1e-12 * scale;
}
