import { assert, asyncProperty, constantFrom, dictionary, string, uint8Array } from '../../support/properties';
import { describe, expect, it } from 'vitest';
import { formatReport } from '../../../src/catalog/import/formatReport';
import { keepCatalog } from '../../../src/lab/import/keepCatalog';
import { inspectSource } from '../../../src/lab/import/inspect';
import { pickedSource } from '../../../src/lab/import/pickedSource';
import { openOwn } from '../../../src/lab/own/ownCatalogs';
import { memoryFiles } from '../../../src/storage/memoryFiles';
import { baseExperiment } from '../../../src/experiment/presets/sizes';
import { hostileInputs } from '../../support/hostileInputs';
import { picked, type Contents } from '../../support/pickedFiles';
import { picturePlatform } from '../../support/picturePlatform';

const { features } = baseExperiment('small', 'shop', 1);
const refused = "'hostile' has no product";
const silent = () => undefined;

/** Bytes that the import reads of the files. */
function countReads(files: ReturnType<typeof picked>): () => number {
  let read = 0;
  for (const { file } of files) {
    const [slice, whole] = [file.slice.bind(file), file.arrayBuffer.bind(file)];
    file.slice = (start = 0, end = file.size) => { read += Math.max(0, Math.min(end, file.size) - start); return slice(start, end); };
    file.arrayBuffer = () => { read += file.size; return whole(); };
  }
  return () => read;
}

/** A catalog with a report, whose parts fit together and open again; or a refusal that names a file, or what was looked for, and the cure. Returns which. */
async function survives(contents: Contents): Promise<'kept' | 'refused'> {
  const files = picked(contents);
  const read = countReads(files);
  const storage = memoryFiles();
  const source = pickedSource('hostile', files);
  const preview = await inspectSource(source, silent);
  try {
    const { info, report } = await keepCatalog({ source, mapping: {}, platform: picturePlatform(storage), features, signal: new AbortController().signal, onProgress: silent });
    const { open: { catalog, readImage } } = await openOwn(storage, info.id);
    const [products, queries] = [new Set(catalog.products.map(({ id }) => id)), new Set(catalog.queries.map(({ id }) => id))];
    expect(info.name.length).toBeLessThanOrEqual(120);
    expect(products.size).toBe(catalog.products.length);
    expect(products.size).toBeGreaterThan(0);
    for (const { queryId, productId, grade } of catalog.judgments) expect(products.has(productId) && queries.has(queryId) && Number.isFinite(grade) && grade >= 0).toBe(true);
    for (const { queryId, productId, clicks } of catalog.clicks) expect(products.has(productId) && queries.has(queryId) && Number.isFinite(clicks)).toBe(true);
    for (const { title, image } of catalog.products.slice(0, 50)) {
      expect(title.length).toBeLessThanOrEqual(4000);
      // oxlint-disable-next-line no-control-regex -- none may be left
      expect(title).not.toMatch(/[\0-\x1f]/);
      if (image) expect((await readImage(image))?.length).toBeGreaterThan(0);
    }
    for (const { path, what, cure, count } of report.problems) expect(path && what && cure && count > 0).toBeTruthy();
    expect(formatReport(report)).toContain('product');
    return 'kept';
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith(refused)) throw error;
    const names = [...Object.keys(contents).map((path) => path.slice(0, 200)), 'products.csv', 'found'];
    expect(names.some((name) => error.message.includes(name)), error.message).toBe(true);
    expect(error.message).toMatch(/expected|needs rows/);
    expect(error.message.length).toBeLessThan(20_000);
    expect(preview.refusal === null || preview.refusal.startsWith(refused)).toBe(true);
    expect(await storage.list('')).toEqual([]);
    return 'refused';
  } finally {
    const size = files.reduce((sum, { file }) => sum + file.size, 0);
    expect(read(), 'bytes read').toBeLessThanOrEqual(12 * size + 2 ** 20);
  }
}

const inputs = await hostileInputs();

describe('hostile input', () => {
  it('is tried in at least two hundred ways, each of its own', () => {
    expect(new Set(inputs.map(({ name }) => name)).size).toBe(inputs.length);
    expect(inputs.length).toBeGreaterThanOrEqual(200);
  });

  const outcomes: string[] = [];
  it.each(inputs)('$name', async ({ files }) => { outcomes.push(await survives(files)); });

  it('ended each time in a catalog or a refusal', () => {
    expect(outcomes).toHaveLength(inputs.length);
    expect(outcomes.filter((outcome) => outcome === 'kept').length).toBeGreaterThan(100);
    expect(outcomes.filter((outcome) => outcome === 'refused').length).toBeGreaterThan(50);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it('of random bytes, names and endings ends the same way', async () => {
    const ending = constantFrom('csv', 'tsv', 'jsonl', 'json', 'csv.gz', 'zip', 'parquet', 'jpg', 'png', 'svg', 'txt', 'qrels');
    await assert(asyncProperty(ending, uint8Array({ maxLength: 400 }), async (end, bytes) => { await survives({ [`products.${end}`]: Uint8Array.from(bytes) }); }), { numRuns: 200, seed: 4 });
    await assert(asyncProperty(dictionary(string({ minLength: 1, maxLength: 12 }), string({ maxLength: 60 }), { minKeys: 1, maxKeys: 5, noNullPrototype: true }), async (files) => { await survives(files); }), { numRuns: 200, seed: 5 });
  });

  it('of random cells is kept with every title as it was written, cleaned', async () => {
    await assert(asyncProperty(string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), async (title) => {
      await survives({ 'products.jsonl': JSON.stringify({ id: 'a', title, category: title, [title]: title }), 'queries.jsonl': JSON.stringify({ query_id: title, query: title }) });
    }), { numRuns: 100, seed: 6 });
  });
});
