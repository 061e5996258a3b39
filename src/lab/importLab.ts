// Reads what was picked, keeps it in this browser, and puts it through MAKE. The same class in a worker and in a test.
import type { ColumnMapping } from '../catalog/import/columns';
import type { ImportSource } from '../catalog/import/source';
import { createRunFolder } from '../experiment/runFolder';
import { subfolder, type Files } from '../storage/files';
import type { Progress } from './api';
import type { ImportApi, ImportOutcome, ImportPreview, PickedFile } from './importApi';
import { inspectSource } from './import/inspect';
import { keepCatalog } from './import/keepCatalog';
import type { ImportPlatform } from './import/importPlatform';
import { catalogNameOf, pickedSource } from './import/pickedSource';
import { progressWithRate } from './import/progressRate';
import { deleteLeftovers, openOwn } from './own/ownCatalogs';
import { probeStep } from './probe';
import { encodeWith } from './search/encodeWith';
import { openedCatalog } from './search/openedCatalog';
import { readShippedModel } from './search/shippedModels';

/** Own catalogs are encoded by the run of the shop; it is what their pictures are brought to size for. */
const run = 'make';

export class ImportLab implements ImportApi {
  private source: ImportSource | null = null;
  private running: AbortController | null = null;

  /** `runs` holds the runs that ship with the page. */
  constructor(private readonly platform: ImportPlatform, private readonly runs: Files) {}

  async inspect(name: string, files: PickedFile[], onProgress: (progress: Progress) => void): Promise<ImportPreview> {
    const source = pickedSource(catalogNameOf(name), files);
    this.source = null;
    const preview = await inspectSource(source, progressWithRate(onProgress));
    this.source = source;
    return { ...preview, files: files.length, bytes: files.reduce((sum, { file }) => sum + file.size, 0) };
  }

  async keep(mapping: ColumnMapping, onProgress: (progress: Progress) => void): Promise<ImportOutcome> {
    const { source, platform } = this;
    if (!source) throw new Error('Expected files that were inspected. Pick them first.');
    if (this.running) throw new Error('An import is running already. Stop it before starting another.');
    const running = new AbortController();
    this.running = running;
    try {
      const keep = () => this.keepAlone(source, mapping, progressWithRate(onProgress), running.signal);
      const outcome = await (platform.alone ? platform.alone(keep) : keep());
      if (!outcome) throw new Error('Another tab of this page is importing a catalog. Wait until it is done, or stop it there.');
      return outcome;
    } finally {
      this.running = null;
    }
  }

  async stop(): Promise<void> {
    this.running?.abort();
  }

  private async keepAlone(source: ImportSource, mapping: ColumnMapping, onProgress: (progress: Progress) => void, signal: AbortSignal): Promise<ImportOutcome> {
    const { platform, runs } = this;
    await deleteLeftovers(platform.files);
    const record = await createRunFolder(subfolder(runs, run)).readRecord();
    if (!record) throw new Error(`The run '${run}' should lie beside the page in runs/${run} and is not there. Copy the whole site folder.`);
    const { info, report } = await keepCatalog({ source, mapping, platform, features: record.experiment.features, signal, onProgress });
    const encodingFailure = await this.encode(info.id, onProgress, signal);
    const kept = (await openOwn(platform.files, info.id)).info;
    return { catalog: kept, report, encoded: encodingFailure === null, encodingFailure };
  }

  /** The catalog is kept already: whatever goes wrong here is told and can be done later. Null = it is encoded. */
  private async encode(id: string, onProgress: (progress: Progress) => void, signal: AbortSignal): Promise<string | null> {
    const { platform, runs } = this;
    try {
      const { info, open } = await openOwn(platform.files, id);
      await platform.openBackend('wasm', probeStep);
      const opened = openedCatalog(info, open);
      const make = await readShippedModel(run, runs, platform.files, opened);
      await encodeWith(make, opened, platform, onProgress, signal);
      return null;
    } catch (error) {
      return error instanceof Error && error.name !== 'AbortError' ? error.message : '';
    }
  }
}
