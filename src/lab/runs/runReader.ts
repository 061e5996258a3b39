import type { Checkpoint, RunFolder } from '../../experiment/runFolder';
import type { ProductIndex } from '../../retrieval/indexData';
import type { Files } from '../../storage/files';
import { ownIndex } from '../own/ownCatalogs';
import { openModel, type Vocabulary } from '../rankers';
import type { OpenedCatalog } from '../search/openedCatalog';
import { indexOf, weightsName, withIndex, type RankerModel } from '../search/rankerModel';
import { runRanker } from './runId';
import { runFolder } from './runStore';

/** Runs whose vocabulary is remembered. */
const most = 6;

/** Reads checkpoints of own runs as rankers of the open catalog. */
export class RunReader {
  /** By run: its checkpoints share vocabulary and lexicon, which take longer to open than the model. */
  private readonly vocabularies = new Map<string, Vocabulary>();
  /** Vectors of a bundled catalog by runs of another one: kept nowhere else. */
  private readonly encoded = new Map<string, ProductIndex>();

  constructor(private readonly files: Files, private readonly opened: OpenedCatalog) {}

  /** Rejects where there is no such checkpoint, or it or its index is torn. */
  async read(runId: string, step: number): Promise<RankerModel> {
    const folder = runFolder(this.files, runId);
    const checkpoint = await folder.readStep(step);
    if (!checkpoint) throw new Error(`The run '${runId}' has no checkpoint of step ${step}. Choose another step.`);
    const index = await this.indexFor(folder, checkpoint);
    const opened = openModel(checkpoint, this.vocabularies.get(runId));
    // Training alone reads the arrays again: with its moments they would be the most of what is held.
    const model = { ...opened, checkpoint: { ...opened.checkpoint, arrays: {} } };
    this.vocabularies.set(runId, { tokenizer: model.tokenizer, checkpoint: model.checkpoint });
    if (this.vocabularies.size > most) this.vocabularies.delete(this.vocabularies.keys().next().value ?? '');
    return withIndex({ ranker: runRanker(runId, step), folder, model, index: null, dense: null }, index);
  }

  encodedBy(checkpoint: Checkpoint, index: ProductIndex): void {
    if (this.opened.info.kind === 'bundled') this.encoded.set(weightsName(checkpoint), index);
  }

  forget(runId: string): void {
    this.vocabularies.delete(runId);
  }

  private async indexFor(folder: RunFolder, checkpoint: Checkpoint): Promise<ProductIndex | null> {
    const { info, fingerprint } = this.opened;
    if (checkpoint.context.record.catalogFingerprint === fingerprint) return indexOf(folder, checkpoint.step, this.opened);
    return info.kind === 'own' ? ownIndex(this.files, info.id, weightsName(checkpoint)) : (this.encoded.get(weightsName(checkpoint)) ?? null);
  }
}
