import type { Retriever } from './retriever';

/** The same ranker over a part of the catalog: products outside it are passed over. */
export function restricted(retriever: Retriever, isSearched: (productId: string) => boolean): Retriever {
  return {
    ...retriever,
    async search(query, limit) {
      const { hits, matches } = await retriever.search(query, Infinity);
      return { hits: hits.filter(({ productId }) => isSearched(productId)).slice(0, limit), matches };
    },
  };
}
