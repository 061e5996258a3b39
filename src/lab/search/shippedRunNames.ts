// Names of what ships with the page, without anything that loads a model: the page uses them before its worker is there.

export const shippedModels = ['make', 'fixed', 'titleOnly', 'imageOnly'] as const;
export type ShippedRanker = (typeof shippedModels)[number];

export function isShipped(ranker: string): ranker is ShippedRanker {
  return (shippedModels as readonly string[]).includes(ranker);
}

/** Runs of the nano catalog are named after it; every other catalog is searched with the runs of the shop. */
export function shippedRunName(ranker: string, catalogId: string): string {
  return catalogId === 'shop-nano' ? `${ranker}-nano` : ranker;
}

/** Where the answer to an example query lies under `runs/`; BM25 and the blend are in make's file. */
export function answerPath(catalogId: string, ranker: string, query: string): string {
  const run = shippedRunName(ranker === 'bm25' || ranker === 'blend' ? 'make' : ranker, catalogId);
  return `${run}/answers/${answerSlug(query)}.json`;
}

/** A file name made of the words of a query: 'Polka dot mug' → 'polka-dot-mug'. */
function answerSlug(query: string): string {
  return encodeURIComponent(query.trim().toLowerCase().replace(/\s+/g, '-'));
}
