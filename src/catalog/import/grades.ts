// From what a label column says to a grade (design: data.md 3.1). The label itself is kept word for word.
import { numberOf, textOf } from './values';

export interface Convention {
  name: string;
  /** Grade at and above which a product counts as relevant. */
  relevantGrade: number;
  /** The grade of a label; null = not a label of this convention. May be negative: such grades are read as 0. */
  grade(label: unknown): number | null;
}

const wordConventions: { name: string; relevantGrade: number; grades: Record<string, number> }[] = [
  { name: 'E S C I', relevantGrade: 3, grades: { e: 3, s: 2, c: 1, i: 0 } },
  { name: 'Exact, Substitute, Complement, Irrelevant', relevantGrade: 3, grades: { exact: 3, substitute: 2, complement: 1, irrelevant: 0 } },
  { name: 'Exact, Partial, Irrelevant', relevantGrade: 2, grades: { exact: 2, partial: 1, irrelevant: 0 } },
  { name: 'Perfect, Excellent, Good, Fair, Bad', relevantGrade: 2, grades: { perfect: 4, excellent: 3, good: 2, fair: 1, bad: 0 } },
  { name: 'Highly, Partially, Not relevant', relevantGrade: 1, grades: {
    'highly relevant': 2, 'partially relevant': 1, 'somewhat relevant': 1, relevant: 1, 'not relevant': 0, irrelevant: 0, 'non-relevant': 0 } },
  { name: 'yes or no', relevantGrade: 1, grades: { yes: 1, true: 1, positive: 1, no: 0, false: 0, negative: 0 } },
];

/** The convention that explains most labels; earlier ones win a tie, numbers come first. */
export function guessConvention(labels: unknown[]): Convention {
  const candidates = [numberConvention(labels.map(numberOf).filter((value) => value !== null), true), ...wordConventions.map(wordConvention)];
  const sample = labels.length > 20000 ? labels.filter((_, i) => i % Math.ceil(labels.length / 20000) === 0) : labels;
  const explained = candidates.map((convention) => sample.filter((label) => convention.grade(label) !== null).length);
  return candidates[explained.indexOf(Math.max(...explained))];
}

/**
 * Numbers are their own grades, mean ratings rounded. Relevant is the upper half of a scale from 0 to at most 4 (2 of 0..3, 3 of 0..4),
 * 2.5 and more of ratings that start at 1, any positive number of longer scales, which are scores.
 * @param asRatings whether a scale without a 0 is one of ratings from 1; not so for grades, whose zeros are often left out
 */
export function numberConvention(values: number[], asRatings: boolean): Convention {
  const highest = values.reduce((most, value) => Math.max(most, value), 0);
  const lowest = values.reduce((least, value) => Math.min(least, value), Infinity);
  const isScale = highest > 1 && highest <= 5;
  const isRating = asRatings && isScale && lowest >= 1;
  const threshold = isRating ? Math.min(3, Math.round(highest)) : Math.ceil((highest + 1) / 2);
  return {
    name: isRating ? `ratings from ${lowest} to ${highest}, rounded` : `numbers up to ${highest}`,
    relevantGrade: isScale ? threshold : 1,
    grade: (label) => {
      const value = numberOf(label);
      return value !== null && isRating ? Math.round(value) : value;
    },
  };
}

/** Marqo-GS: the first of a hundred places is worth 100. */
export const positionConvention: Convention = {
  name: 'positions 1 to 100', relevantGrade: 1,
  grade: (label) => {
    const position = numberOf(label);
    return position === null || position < 0 ? null : Math.max(1, 101 - Math.max(1, position));
  },
};

export const listConvention: Convention = { name: 'lists of relevant and not relevant ids', relevantGrade: 1, grade: numberOf };

function wordConvention({ name, relevantGrade, grades }: (typeof wordConventions)[number]): Convention {
  return {
    name, relevantGrade,
    grade: (label) => {
      const word = textOf(label).trim().toLowerCase();
      return Object.hasOwn(grades, word) ? grades[word] : null;
    },
  };
}
