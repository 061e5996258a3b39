import type { ImportReport } from '../catalog/import/report';
import { catalogFingerprint } from '../catalog/fingerprint';
import type { OpenCatalog, Split } from '../catalog/types';
import { createRunFolder, type Checkpoint, type RunFolder } from '../experiment/runFolder';
import { prepare, splitFor, type Prepared } from '../lab/prepare';
import { openModel, type OpenModel } from '../lab/rankers';
import { indexArrays, indexFromArrays, type ProductIndex } from '../retrieval/indexData';
import { buildProductIndex } from '../retrieval/productIndex';
import { folderFiles } from './folderFiles';
import { encodedCache, nodeDecoder, openCatalog, openNodeBackend } from './nodeLab';
import { progressBar } from './progressBar';

export interface OpenRun {
  path: string;
  folder: RunFolder;
  checkpoint: Checkpoint;
  model: OpenModel;
  open: OpenCatalog;
  report: ImportReport | null;
  /** True when the catalog is the very one that the run was trained on. */
  own: boolean;
  /** Of the open catalog. */
  split: Split;
  index: ProductIndex;
  /** Encodes the catalog's pictures too: only what re-embeds products needs it. */
  prepared(): Promise<Prepared>;
}

/** Opens a run over its own catalog or over another one. Products are indexed anew where the run has no index of this catalog. */
export async function openRun(path: string, catalogName?: string): Promise<OpenRun> {
  const folder = createRunFolder(folderFiles(path));
  const found = await folder.readCheckpoint();
  if (!found) throw new Error(`There is no run with a checkpoint in '${path}'. Train one: npm run train -- --catalog shop --out ${path}`);
  for (const skipped of found.skipped) console.error(`Passed over ${skipped}`);
  const { checkpoint } = found;
  const { record } = checkpoint.context;
  const { open, report } = await openCatalog(catalogName ?? record.experiment.catalog);
  await openNodeBackend('wasm');
  const model = openModel(checkpoint);
  const fingerprint = catalogFingerprint(open.catalog);
  const own = fingerprint === record.catalogFingerprint;
  let encoded: Promise<Prepared> | null = null;
  const prepared = () => (encoded ??= encode(open, checkpoint));
  const stored = await folder.readIndex(checkpoint.step).catch((error: Error) => void console.error(`Passed over the index of step ${checkpoint.step}, products are indexed anew: ${error.message}`));
  const index = stored?.metadata.fingerprint === fingerprint ? indexFromArrays(stored.arrays) : await indexAnew(model, await prepared(), own ? folder : null);
  return { path, folder, checkpoint, model, open, report, own, split: splitFor(open.catalog, fingerprint, checkpoint.context), index, prepared };
}

async function encode(open: OpenCatalog, { context }: Checkpoint): Promise<Prepared> {
  const bar = progressBar();
  const prepared = await prepare(open, context.record.experiment, await nodeDecoder(), { context, onProgress: bar.show, cache: encodedCache() });
  bar.end();
  return prepared;
}

async function indexAnew(model: OpenModel, prepared: Prepared, folder: RunFolder | null): Promise<ProductIndex> {
  const bar = progressBar();
  const { experiment } = model.checkpoint.context.record;
  const index = await buildProductIndex(model.model, prepared.products, prepared.tokenizer, experiment.features, {
    onProgress: (done, total) => bar.show({ task: 'vectors', done, total }),
  });
  bar.end();
  const { step } = model.checkpoint;
  if (folder) await folder.writeIndex(step, indexArrays(index), { fingerprint: prepared.fingerprint, step: String(step) });
  return index;
}
