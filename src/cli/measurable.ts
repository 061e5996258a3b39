import { trainingPairs } from '../catalog/pairs';
import { templateJudgments, templateQueries } from '../catalog/templates';
import type { Catalog, Query } from '../catalog/types';
import { splitFor } from '../lab/prepare';
import type { OpenRun } from './openRun';

/** Grade of a product that has every value that a made query asks for. */
const exact = 3;

/**
 * The run as it is where its catalog has labels; without labels, the run over queries that are made of the products' attributes, and a note
 * that says so for the caption. Throws where there is nothing to make queries of.
 */
export function measurable(run: OpenRun): { run: OpenRun; note: string } {
  const { catalog } = run.open;
  if (catalog.judgments.length > 0) return { run, note: '' };
  const made = templateQueries(catalog.products);
  if (made.length === 0)
    throw new Error(`'${catalog.name}' has no labels, and no categories or attributes that three products share to make queries of, so nothing can be measured. Add a labels file, or search it: npm run search.`);
  const trained = trainedTexts(run);
  const queries = made.map(({ id, text, type, weight }): Query => ({ id, text, type, weight, ...(trained.has(text) && { split: 'train' }) }));
  const labelled: Catalog = {
    ...catalog, queries, judgments: templateJudgments(catalog.products, made), relevantGrade: exact, labelsComplete: true, split: { products: run.split.products, queries: {} },
  };
  const split = splitFor(labelled, 'made queries');
  const seen = queries.filter(({ text }) => trained.has(text)).length;
  return {
    run: { ...run, open: { ...run.open, catalog: labelled }, split: { ...split, queries: { ...run.split.queries, ...split.queries } } },
    note: ` (no labels here: ${queries.length} queries made of the products' attributes${seen > 0 ? `, ${seen} of them trained on; --products new searches what was held out` : ''})`,
  };
}

/** Texts of the made queries that the run was trained on. */
function trainedTexts({ own, open, split }: OpenRun): Set<string> {
  const { source, queries } = own ? trainingPairs(open.catalog, split) : { source: null, queries: [] };
  return new Set(source === 'templates' ? queries.map(({ text }) => text) : []);
}
