// Two dozen products with pictures, queries, labels and clicks: enough to train and search a run in a second.
import type { Catalog, OpenCatalog, Product, Query } from '../../src/catalog/types';
import type { Experiment } from '../../src/experiment/experiment';
import { withSettings } from '../../src/experiment/settings';
import { presetById } from '../../src/experiment/presets/presets';
import type { ImageDecoder } from '../../src/features/types';

const colors: Record<string, [number, number, number]> = { red: [210, 40, 40], green: [40, 160, 60], blue: [40, 60, 200], black: [25, 25, 25] };
const kinds = ['mug', 'dress', 'lamp'];
const makers = ['Kavo', 'Brin'];

const made = kinds.flatMap((kind) => Object.keys(colors).flatMap((color) => makers.map((maker) => ({ kind, color, maker }))));
const products = made.map(({ kind, color, maker }, i): Product => ({
  id: `p${i}`, title: i === 5 ? '' : `${maker} ${color} ${kind}`, image: i === 9 ? null : `${color}-${kind}`, category: kind, attributes: { color, brand: maker },
}));
const asked = [...kinds.map((kind) => ({ kind, color: null })), ...kinds.flatMap((kind) => Object.keys(colors).map((color) => ({ kind, color })))];
const queries = asked.map(({ kind, color }, i): Query => ({ id: `q${i}`, text: color ? `${color} ${kind}` : `${kind}s` }));
const isHeldOut = (product: number) => product % 6 === 1;
const partOf = (query: number) => (query % 5 === 3 ? 'validation' : query % 5 === 4 ? 'test' : 'train');
const relevant = asked.flatMap(({ kind, color }, query) => made.flatMap((product, i) => (product.kind === kind && (color === null || product.color === color) ? [{ query, product: i }] : [])));

const catalog: Catalog = {
  name: 'small shop', relevantGrade: 1, labelsComplete: true, products, queries,
  judgments: relevant.map(({ query, product }) => ({ queryId: `q${query}`, productId: `p${product}`, grade: 1 })),
  clicks: relevant.filter(({ query, product }) => partOf(query) === 'train' && !isHeldOut(product)).map(({ query, product }) => ({ queryId: `q${query}`, productId: `p${product}`, clicks: 1 + (product % 3) })),
  split: {
    queries: Object.fromEntries(queries.map(({ id }, i) => [id, partOf(i)])),
    products: Object.fromEntries(products.map(({ id }, i) => [id, isHeldOut(i) ? 'test' : 'train'])),
  },
};

export const smallShop: OpenCatalog = { catalog, readImage: async (path) => new TextEncoder().encode(path) };

/** A kind is a stripe at its own height, on white, in the color that the name says. */
export const nameDecoder: ImageDecoder = {
  async decode(bytes) {
    const [color, kind] = new TextDecoder().decode(bytes).split('-');
    const side = 8;
    const data = new Uint8Array(side * side * 4).fill(255);
    const top = 1 + 2 * Math.max(0, kinds.indexOf(kind));
    for (let i = top * side; i < (top + 2) * side; i++) data.set(colors[color] ?? [128, 128, 128], i * 4);
    return { width: side, height: side, data };
  },
};

export function smallExperiment(settings: string[] = [], presetId = 'make'): Experiment {
  const few = ['training.batch=8', 'training.steps=7', 'training.evaluateEvery=3', 'training.checkpointEvery=3'];
  return withSettings(presetById(presetId).experiment('nano', 'small shop', 1), [...few, ...settings]);
}
