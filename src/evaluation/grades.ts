import type { Catalog, Click, Judgment } from '../catalog/types';
import type { GradeScale } from './metricTable';

/** Query id -> product id -> grade. */
export type Grades = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Judgments by query. Of several for one pair the highest grade counts. */
export function gradesOf(judgments: readonly Judgment[]): Grades {
  const grades = new Map<string, Map<string, number>>();
  for (const { queryId, productId, grade } of judgments) {
    const products = grades.get(queryId) ?? new Map<string, number>();
    grades.set(queryId, products);
    products.set(productId, Math.max(grade, products.get(productId) ?? grade));
  }
  return grades;
}

/** Clicks read as judgments of grade `relevant`: recall against what people clicked, beside recall against the truth. */
export function clickJudgments(clicks: readonly Click[], relevant: number): Judgment[] {
  return clicks
    .filter((click) => click.clicks > 0)
    .map(({ queryId, productId }) => ({ queryId, productId, grade: relevant, source: 'click' }));
}

export function scaleOf({ relevantGrade, judgments, labelsComplete = false }: Pick<Catalog, 'relevantGrade' | 'judgments' | 'labelsComplete'>): GradeScale {
  return { relevant: relevantGrade, largest: judgments.reduce((largest, { grade }) => Math.max(largest, grade), relevantGrade), complete: labelsComplete };
}
