import { describe, expect, it } from 'vitest';
import { averagePrecision, averagePrecisionEstimate, auroc, aurocEstimate } from '../../src/math/classification';
import { resamples } from '../../src/math/bootstrap';
import { kendall, pearson, spearman, spearmanEstimate } from '../../src/math/correlation';
import { benjaminiHochberg, holm } from '../../src/math/multipleTests';
import { exactSignFlip, pairedT, sampledSignFlip, signFlipTest } from '../../src/math/pairedTests';
import { random } from '../../src/math/random';
import { mean, quantile, sampleVariance } from '../../src/math/statistics';
import golden from '../fixtures/statistics.json';

const resampling = { seed: 7, purpose: 'test', samples: 2000 };
const differences = golden.paired.b.data.map((b, i) => b - golden.paired.a.data[i]);

describe('golden statistics', () => {
  it('finds the paired t, its p and its interval', () => {
    const result = pairedT(differences);
    expect(result.mean).toBeCloseTo(golden.paired.mean_difference_b_minus_a, 6);
    expect(result.t).toBeCloseTo(golden.paired.t, 6);
    expect(result.p).toBeCloseTo(golden.paired.p_t_two_sided, 6);
    expect(result.low).toBeCloseTo(golden.paired.t_interval_95[0], 6);
    expect(result.high).toBeCloseTo(golden.paired.t_interval_95[1], 6);
  });

  it('finds the exact sign-flip p and samples it within its own error', () => {
    const p = golden.paired.p_sign_flip_exact_two_sided;
    expect(exactSignFlip(differences)).toBeCloseTo(p, 8);
    expect(signFlipTest(differences, resampling)).toEqual({ p: exactSignFlip(differences), exact: true });
    expect(Math.abs(sampledSignFlip(differences, { seed: 1, purpose: 'test' }) - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / 10_000));
  });

  it('correlates with ties', () => {
    const { x, y, ...expected } = golden.correlation;
    expect(pearson(x.data, y.data)).toBeCloseTo(expected.pearson, 6);
    expect(spearman(x.data, y.data)).toBeCloseTo(expected.spearman, 6);
    expect(kendall(x.data, y.data)).toBeCloseTo(expected.kendall_tau_b, 6);
  });

  it('separates classes with tied scores', () => {
    const { score, label } = golden.classification;
    expect(auroc(score.data, label.data)).toBeCloseTo(golden.classification.auroc, 6);
    expect(averagePrecision(score.data, label.data)).toBeCloseTo(golden.classification.average_precision, 6);
  });

  it('adjusts p-values and finds quantiles', () => {
    holm(golden.holm.p.data).forEach((p, i) => expect(p).toBeCloseTo(golden.holm.adjusted.data[i], 8));
    benjaminiHochberg(golden.benjamini_hochberg.p.data).forEach((p, i) => expect(p).toBeCloseTo(golden.benjamini_hochberg.adjusted.data[i], 8));
    golden.quantile.q.forEach((q, i) => expect(quantile(golden.quantile.x.data, q)).toBeCloseTo(golden.quantile.value[i], 8));
  });
});

describe('resampled statistics', () => {
  it('weighs a resampled item as if it stood in the list that often', () => {
    const draw = random(3, 'resampled list');
    const scores = Array.from({ length: 30 }, () => draw.integer(6));
    const labels = scores.map((score) => draw.chance(0.2 + score / 10));
    const once = { ...resampling, samples: 1 };
    const times = [...resamples(scores.length, once)][0];
    const repeated = scores.flatMap((score, i) => Array.from({ length: times[i] }, () => score));
    const repeatedLabels = labels.flatMap((label, i) => Array.from({ length: times[i] }, () => label));
    expect(auroc(repeated, repeatedLabels)).toBeCloseTo(slowPairs(repeated, repeatedLabels), 12);
    expect(aurocEstimate(scores, labels, once).low).toBeCloseTo(auroc(repeated, repeatedLabels), 12);
    expect(averagePrecisionEstimate(scores, labels, once).low).toBeCloseTo(averagePrecision(repeated, repeatedLabels), 12);
    expect(spearmanEstimate(scores, labels.map(Number), once).low).toBeCloseTo(spearman(repeated, repeatedLabels.map(Number)), 12);
    expect(pearson(scores, labels.map(Number), times)).toBeCloseTo(pearson(repeated, repeatedLabels.map(Number)), 12);
  });

  it('puts intervals around their values, the same each time', () => {
    const { score, label } = golden.classification;
    const { x, y } = golden.correlation;
    const all = () => [
      aurocEstimate(score.data, label.data, resampling),
      averagePrecisionEstimate(score.data, label.data, resampling),
      spearmanEstimate(x.data, y.data, resampling),
    ];
    for (const { value, low, high } of all()) {
      expect(low).toBeLessThan(value);
      expect(high).toBeGreaterThan(value);
    }
    expect(all()).toEqual(all());
  });

  it('has no false certainty: constant sides and single classes are not numbers', () => {
    expect(auroc([1, 2], [1, 1])).toBeNaN();
    expect(averagePrecision([1, 2], [0, 0])).toBeNaN();
    expect(spearman([1, 1, 1], [1, 2, 3])).toBeNaN();
    expect(pairedT([0.1, 0.1]).p).toBeNaN();
    expect(mean([])).toBeNaN();
    expect(sampleVariance([1])).toBeNaN();
    expect(() => pearson([1], [1, 2])).toThrow(/as many y as x/);
  });

  it('calls differences that are all zero no evidence, and many equal ones strong evidence', () => {
    expect(signFlipTest([0, 0, 0], resampling).p).toBe(1);
    expect(signFlipTest(Array.from({ length: 40 }, () => 0.1), resampling)).toEqual({ p: 1 / 2001, exact: false });
    expect(() => exactSignFlip(Array.from({ length: 25 }, () => 1))).toThrow(/at most 24/);
  });
});

function slowPairs(scores: number[], labels: boolean[]): number {
  const wins = scores.flatMap((a, i) => scores.flatMap((b, j) => (labels[i] && !labels[j] ? [(Math.sign(a - b) + 1) / 2] : [])));
  return mean(wins);
}
