// The five checks of a model's modal weights: separation, agreement, order, counterfactual, utility. Their thresholds are our own [P].
import type { Regime } from '../catalog/types';
import { bootstrapMean, type Estimate, type Resampling } from '../math/bootstrap';
import { aurocEstimate } from '../math/classification';
import { spearmanEstimate } from '../math/correlation';
import { groupBy } from '../math/groups';
import { mean } from '../math/statistics';
import type { Edit } from '../retrieval/productIndex';
import { compare } from './compare';
import type { Evaluation } from './evaluate';
import { normGateScores } from './normGate';
import type { WeighedProduct } from './weighedProducts';

export type CheckName = 'separation' | 'agreement' | 'order' | 'counterfactual' | 'utility';

export interface Check {
  name: CheckName;
  /** Null where it cannot be decided. */
  passed: boolean | null;
  /** What has to hold, in one sentence; or why it cannot be decided. */
  note: string;
  numbers: Record<string, Estimate>;
}

export const thresholds = { separation: 0.9, agreement: 0.5, counterfactual: 0.95 };

export interface CheckOptions {
  seed?: number;
  samples?: number;
}

type Group = (regime: Regime | null) => boolean;
const weakTitle: Group = (regime) => regime === 'thinTitle' || regime === 'stuffedTitle';
const weakImage: Group = (regime) => regime === 'placeholder' || regime === 'uninformative';
const resampling = ({ seed = 0, samples }: CheckOptions): Resampling => ({ seed, purpose: 'modal weights', samples });
const undecided = (name: CheckName, note: string): Check => ({ name, passed: null, note, numbers: {} });

/** Is w higher where the title fails than where the picture does? The numbers beside it show what norms and categories alone explain. */
export function separationCheck(products: readonly WeighedProduct[], options: CheckOptions = {}): Check {
  const { failing, labels } = failingSides(products);
  if (!labels.includes(true) || !labels.includes(false))
    return undecided('separation', 'Needs products known to have a thin or stuffed title and products known to have a placeholder or an uninformative picture.');
  const auroc = (scores: number[]) => aurocEstimate(scores, labels, resampling(options));
  const gate = auroc(failing.map(({ imageWeight }) => imageWeight));
  const centers = new Map([...groupBy(products, ({ category }) => category)].map(([category, group]) => [category, mean(group.map(({ imageWeight }) => imageWeight))]));
  return {
    name: 'separation',
    passed: gate.low >= thresholds.separation,
    note: `AUROC of the image weight, thin or stuffed title against placeholder or uninformative picture: lower end of the interval at least ${thresholds.separation}.`,
    numbers: {
      gate,
      'gate that sees only the two norms': auroc(normGateScores(failing, ({ regime }) => weakTitle(regime))),
      'weight less its category mean': auroc(failing.map(({ imageWeight, category }) => imageWeight - (centers.get(category) ?? 0))),
    },
  };
}

/** Products of which one side is known to fail, and whether it is the title. */
export function failingSides(products: readonly WeighedProduct[]): { failing: WeighedProduct[]; labels: boolean[] } {
  const failing = products.filter(({ regime }) => weakTitle(regime) || weakImage(regime));
  return { failing, labels: failing.map(({ regime }) => weakTitle(regime)) };
}

/** Do w and the planted w* rank the products alike? Ranks only: w depends on the scale of the vectors. */
export function agreementCheck(products: readonly WeighedProduct[], options: CheckOptions = {}): Check {
  const claimed = products.filter(({ oracle }) => oracle !== null);
  if (claimed.length < 3) return undecided('agreement', 'Needs a catalog with a planted right weight per product.');
  const spearman = spearmanEstimate(claimed.map(({ imageWeight }) => imageWeight), claimed.map(({ oracle }) => oracle ?? 0), resampling(options));
  return {
    name: 'agreement',
    // A weight that is the same for all products has no order: its correlation is not a number, and that is a failure.
    passed: spearman.low >= thresholds.agreement,
    note: `Spearman correlation of the image weight with the planted one: lower end of the interval at least ${thresholds.agreement}.`,
    numbers: { spearman },
  };
}

/** Is the mean weight high for thin titles, between for balanced products, low where the picture fails? */
export function orderCheck(products: readonly WeighedProduct[], options: CheckOptions = {}): Check {
  const meanOf = (isIn: Group) => bootstrapMean(products.filter(({ regime }) => isIn(regime)).map(({ imageWeight }) => imageWeight), resampling(options));
  const thin = meanOf((regime) => regime === 'thinTitle');
  const balanced = meanOf((regime) => regime === 'balanced');
  const failing = meanOf(weakImage);
  if (thin.count === 0 || balanced.count === 0 || failing.count === 0)
    return undecided('order', 'Needs products known to have a thin title, to be balanced, and to have a placeholder or an uninformative picture.');
  return {
    name: 'order',
    passed: thin.low > balanced.high && balanced.low > failing.high,
    note: 'Mean image weight of thin titles above balanced above placeholder or uninformative pictures, all three intervals apart.',
    numbers: { 'thin title': thin, balanced, 'placeholder or uninformative picture': failing },
  };
}

/** Image weights of products after an edit, in the order of the ids. */
export type Reweigh = (productIds: readonly string[], edit: Edit) => Promise<ArrayLike<number>>;

/** Does w of one and the same product fall when its picture becomes the placeholder, and rise when its title becomes a code? */
export async function counterfactualCheck(products: readonly WeighedProduct[], reweigh: Reweigh, options: CheckOptions = {}): Promise<Check> {
  const moved = async (edit: Edit, isDone: Regime, direction: 1 | -1) => {
    const edited = products.filter(({ regime }) => regime !== isDone);
    const after = await reweigh(edited.map(({ id }) => id), edit);
    return bootstrapMean(edited.map(({ imageWeight }, i) => Number(direction * (after[i] - imageWeight) > 0)), resampling(options));
  };
  const falls = await moved('placeholderImage', 'placeholder', -1);
  const rises = await moved('codedTitle', 'thinTitle', 1);
  if (falls.count === 0 || rises.count === 0) return undecided('counterfactual', 'Needs products with a title and a picture.');
  return {
    name: 'counterfactual',
    passed: falls.value >= thresholds.counterfactual && rises.value >= thresholds.counterfactual,
    note: `Picture replaced by the placeholder: the weight falls. Title replaced by a code: it rises. Each in at least ${thresholds.counterfactual * 100} % of the products.`,
    numbers: { 'falls without the picture': falls, 'rises without the title': rises },
  };
}

/** Evaluations of test queries, one per seed: the model's own weights, the best constant weight, its own weights shuffled within categories. */
export interface UtilityRuns {
  learned: readonly Evaluation[];
  constant: readonly Evaluation[];
  shuffled: readonly Evaluation[];
}

/** Is the search better for having its own weight per product, and is that lost when the weights change places? */
export function utilityCheck({ learned, constant, shuffled }: UtilityRuns, options: CheckOptions = {}): Check {
  const gain = compare(constant, learned, 'nDCG@10', options).difference;
  const shuffledGain = compare(constant, shuffled, 'nDCG@10', options).difference;
  if (gain.count === 0) return undecided('utility', 'Needs test queries that have a relevant product.');
  return {
    name: 'utility',
    passed: gain.low > 0 && shuffledGain.low <= 0,
    note: 'nDCG@10 with the learned weights minus the best constant weight (tuned outside the table): interval above 0, and no longer so with weights shuffled within categories.',
    numbers: { 'learned minus best constant': gain, 'shuffled minus best constant': shuffledGain },
  };
}

/** Mean image weight of each regime that occurs, with its interval. */
export function weightByRegime(products: readonly WeighedProduct[], options: CheckOptions = {}): Record<string, Estimate> {
  const known = groupBy(products.filter(({ regime }) => regime !== null), ({ regime }) => String(regime));
  return Object.fromEntries([...known].map(([regime, group]) => [regime, bootstrapMean(group.map(({ imageWeight }) => imageWeight), resampling(options))]));
}
