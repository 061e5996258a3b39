// Catalogs made ready for training. The last one stays in memory, so that a run on it begins at once.
import { isBundled, openBundled } from '../../catalog/bundled';
import type { OpenCatalog } from '../../catalog/types';
import type { Experiment } from '../../experiment/experiment';
import { subfolder, type Files } from '../../storage/files';
import { openOwn, ownCache, ownCatalogs } from '../own/ownCatalogs';
import type { Platform } from '../platform';
import { prepare, type Prepared, type PrepareOptions } from '../prepare';

interface Opened {
  id: string;
  /** Names the catalog and the state of it. */
  key: string;
  open: OpenCatalog;
  cache: Files;
}

export class PreparedCatalogs {
  private opened: Opened | null = null;
  private last: { key: string; prepared: Prepared } | null = null;
  private warming: Promise<unknown> = Promise.resolve();

  constructor(private readonly platform: Platform) {}

  /** With a checkpoint's context it is read by that run's vocabulary, lexicon and split. */
  async of(experiment: Experiment, options: Omit<PrepareOptions, 'cache'> = {}): Promise<Prepared> {
    await this.warming;
    return this.make(experiment, options);
  }

  /** Does ahead what a run of this experiment will need; a failure is told when it begins. */
  warm(experiment: Experiment): void {
    this.warming = this.warming.then(() => this.make(experiment, {})).catch(() => undefined);
  }

  /** Null where it was not opened and nothing else knows; then a bundled catalog's own counts stand in. */
  async counts(id: string): Promise<{ products: number; pairs: number } | null> {
    const { last, opened } = this;
    if (last && opened?.id === id && opened.open === last.prepared.open) return { products: last.prepared.products.ids.length, pairs: last.prepared.pairs.pairs.length };
    const own = isBundled(id) ? null : (await ownCatalogs(this.platform.files)).find((info) => info.id === id);
    return own ? { products: own.products, pairs: 0 } : null;
  }

  private async make(experiment: Experiment, options: Omit<PrepareOptions, 'cache'>): Promise<Prepared> {
    const { key: catalogKey, open, cache } = await this.open(experiment.catalog);
    const key = JSON.stringify([catalogKey, experiment.features]);
    if (!options.context && this.last?.key === key) return this.last.prepared;
    const prepared = await prepare(open, experiment, await this.platform.decoder(), { ...options, cache });
    if (!options.context) this.last = { key, prepared };
    return prepared;
  }

  private async open(id: string): Promise<Opened> {
    const { files, pictures } = this.platform;
    const own = isBundled(id) ? null : await openOwn(files, id);
    const key = own ? `${id} ${own.info.savedAt}` : id;
    if (this.opened?.key === key) return this.opened;
    const cache = (own && (await ownCache(files, id))) ?? subfolder(files, 'cache');
    return (this.opened = { id, key, open: own?.open ?? openBundled(id), cache: pictures && !own ? readingFirst(pictures, cache) : cache });
  }
}

/** Files of `first` where it has them; everything else as in `files`. */
function readingFirst(first: Files, files: Files): Files {
  return { ...files, read: async (path) => (await first.read(path).catch(() => null)) ?? files.read(path) };
}
