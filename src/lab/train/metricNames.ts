// Names of the numbers that a run is drawn from: written by the training loop, read by charts, sentences and tables.
import { regimes } from '../../catalog/types';
import type { ObjectiveConfig } from '../../training/config';
import { objectiveName } from '../../training/stages';

/** Of one objective, before its weight. */
export const lossOf = (objective: ObjectiveConfig) => `loss.${objectiveName(objective)}`;

/** Of 'gradientNorm.<tower>': before clipping (training/towers.ts); 'rest' is the temperature and the heads of objectives. */
export const towers = ['query', 'title', 'image', 'fusion', 'projection', 'rest'] as const;
export type Tower = (typeof towers)[number];

/** Mean over the batch of the query-product term. `hardest` = the closest allowed negative. */
export const cosines = { positive: 'query-product.positiveCosine', negative: 'query-product.negativeCosine', hardest: 'query-product.hardestCosine' } as const;

/** Where the watched queries are from: held out for validation; 'seen' where none are held out. */
export const watchedParts = ['validation', 'seen'] as const;
export const watchedMetrics = ['nDCG@10', 'recall@10'] as const;
/** Of a look also the share of the first ten that is right: recall@10 cannot reach 1 where a query has more than ten right products, so it is no '7 of 10' to speak of. */
export const lookMetrics = [...watchedMetrics, 'P@10'] as const;
/** The most that recall@10 can be on the watched queries of a part. */
export const recallCeiling = (part: (typeof watchedParts)[number]) => `${part}.recall@10.ceiling`;

/** `<part>.<metric>`, with '.low' and '.high' beside it, and '.<slice>' for the side that decides the query. */
export const decidingSlices = ['title', 'image', 'both'] as const;

/** How many queries a look measured, and of a slice: a few of them swing by chance. */
export const watchedCount = (part: (typeof watchedParts)[number], slice = 'all') => `${part}.queries.${slice}`;

/** Over the whole catalog: mean and standard deviation of the image weights, and the same by regime ('catalog.imageWeight.thinTitle', '….spread'). */
export const catalogImageWeight = 'catalog.imageWeight';
export const catalogImageWeightSpread = 'catalog.imageWeightSpread';
export const regimeWeight = (regime: (typeof regimes)[number]) => `catalog.imageWeight.${regime}`;
export const regimeSpread = (regime: (typeof regimes)[number]) => `catalog.imageWeight.${regime}.spread`;
/** AUROC of the image weight: failing titles against failing pictures (evaluation/modalWeights.ts, separation). */
export const weightAuroc = 'catalog.weightAuroc';
