// A catalog and what searching it needs, looked up once.
import { bundledCounts, isBundled } from '../../catalog/bundled';
import { catalogFingerprint } from '../../catalog/fingerprint';
import type { Catalog, OpenCatalog, Product } from '../../catalog/types';
import { scaleOf } from '../../evaluation/grades';
import type { GradeScale } from '../../evaluation/metricTable';
import { searchTerms } from '../../features/words';
import type { CatalogInfo } from '../api';

export interface OpenedCatalog {
  info: CatalogInfo;
  open: OpenCatalog;
  catalog: Catalog;
  fingerprint: string;
  products: Map<string, Product>;
  /** The query of a text as `askedText` has it; the first one where several have it. */
  queryIds: Map<string, string>;
  /** By query text as `askedText` has it. */
  grades: Map<string, Map<string, number>>;
  scale: GradeScale;
  /** Folded words of all titles. */
  titleTerms: Set<string>;
}

export function openedCatalog(info: CatalogInfo, open: OpenCatalog): OpenedCatalog {
  const { catalog } = open;
  return {
    info, open, catalog, fingerprint: isBundled(info.id) ? bundledCounts[info.id].fingerprint : catalogFingerprint(catalog), products: new Map(catalog.products.map((product) => [product.id, product])),
    queryIds: new Map(catalog.queries.toReversed().map(({ id, text }) => [askedText(text), id])), grades: gradesByText(catalog), scale: scaleOf(catalog), titleTerms: new Set(catalog.products.flatMap(({ title }) => searchTerms(title))),
  };
}

/** Queries are the same when they differ in case and outer spaces only. */
export function askedText(query: string): string {
  return query.trim().toLowerCase();
}

/** The judged grade of a product for a query text; null = not judged. */
export function gradeOf({ grades, scale }: OpenedCatalog, query: string, productId: string): number | null {
  const judged = grades.get(askedText(query));
  return judged ? (judged.get(productId) ?? (scale.complete ? 0 : null)) : null;
}

/** Judged queries only: a query without a judgment says nothing about any product. */
function gradesByText({ queries, judgments, labelsComplete }: Catalog): Map<string, Map<string, number>> {
  const texts = new Map(queries.map((query) => [query.id, askedText(query.text)]));
  const grades = new Map<string, Map<string, number>>(labelsComplete ? [...texts.values()].map((text) => [text, new Map()]) : []);
  for (const { queryId, productId, grade } of judgments) {
    const text = texts.get(queryId) ?? '';
    const judged = grades.get(text) ?? new Map<string, number>();
    grades.set(text, judged.set(productId, Math.max(grade, judged.get(productId) ?? grade)));
  }
  return grades;
}
