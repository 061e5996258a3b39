import { fingerprint } from '../math/hash';
import type { Catalog } from './types';

/**
 * Names a catalog by its content: products (pictures as they stand in `image`: a path or the picture itself), queries, judgments, clicks, split.
 * Equal content in equal order gives equal fingerprints; the catalog's name and `labelsComplete` do not count.
 * @param pictures false leaves `image` out: has anything but the drawing changed?
 */
export function catalogFingerprint(catalog: Catalog, { pictures = true }: { pictures?: boolean } = {}): string {
  const parts = (function* () {
    yield* catalog.products.map((product) => sorted(pictures ? product : { ...product, image: null }));
    yield* catalog.queries.map(sorted);
    yield* catalog.judgments.map(({ queryId, productId, grade }) => `${queryId}\t${productId}\t${grade}`);
    yield* catalog.clicks.map(({ queryId, productId, clicks, impressions, position }) => `${queryId}\t${productId}\t${clicks}\t${impressions ?? ''}\t${position ?? ''}`);
    yield sorted(catalog.split ?? {});
    yield String(catalog.relevantGrade);
  })();
  return fingerprint(...blocks(parts));
}

/** JSON with keys in one order: the same content whatever order it was built in. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))) : inner);
}

/** Few long strings in place of very many short ones: `fingerprint` takes its parts as arguments. */
function blocks(parts: Iterable<string>): string[] {
  const result: string[] = [];
  let block: string[] = [];
  for (const part of parts) {
    block.push(part);
    if (block.length === 4096) {
      result.push(block.join('\n'));
      block = [];
    }
  }
  return [...result, block.join('\n')];
}
