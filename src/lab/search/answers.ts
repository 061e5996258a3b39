// The example queries of a bundled catalog, answered beforehand: one file for every run and query, so that the page has an answer before its worker.
import { svgDataUri } from '../../catalog/dataUri';
import { groupBy } from '../../math/groups';
import { shippedRankers, type AnswerFile, type RankerId, type SearchApi, type SearchAnswer } from '../api';
import { answerPath } from './shippedRunNames';

/** Results in each answer: what fits on a first screen. */
const limit = 12;

/** Answers of one catalog's examples by path under `runs/`. Opens the catalog in `lab`. */
export async function* answerFiles(lab: SearchApi, catalogId: string): AsyncGenerator<[path: string, file: AnswerFile]> {
  const { catalog, examples } = await lab.open(catalogId, null, () => undefined);
  for (const { query } of examples) {
    const figures = await lab.figures(query);
    for (const [path, rankers] of groupBy(shippedRankers, (ranker) => answerPath(catalogId, ranker, query))) {
      const answers: Record<RankerId, SearchAnswer> = {};
      // Milliseconds are of the machine that answers; here there is none.
      for (const ranker of rankers) answers[ranker] = { ...(await lab.search({ query, ranker, limit })), milliseconds: 0 };
      yield [path, { catalog, query, examples, answers, figures, pictures: await picturesOf(lab, answers) }];
    }
  }
}

/** One line of JSON; six digits say more than is ever shown. */
export function answerText(file: AnswerFile): string {
  return `${JSON.stringify(file, (_, value: unknown) => (typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value))}\n`;
}

async function picturesOf(lab: SearchApi, answers: Record<RankerId, SearchAnswer>): Promise<Record<string, string>> {
  const pictured = Object.values(answers).flatMap(({ results }) => results.filter(({ hasImage }) => hasImage));
  const ids = [...new Set(pictured.map(({ productId }) => productId))];
  return Object.fromEntries(await Promise.all(ids.map(async (id) => [id, await dataUriOf(lab, id)] as const)));
}

async function dataUriOf(lab: SearchApi, productId: string): Promise<string> {
  const picture = await lab.picture(productId);
  if (picture?.type !== 'image/svg+xml') throw new Error(`The picture of ${productId} should be a drawing (SVG), as in every bundled catalog, and is ${picture?.type ?? 'not there'}.`);
  return svgDataUri(await picture.text());
}
