// The small shop as a catalog of one's own, and runs on it; nothing here needs Node.
import { catalogStatistics } from '../../src/catalog/import/statistics';
import type { Experiment } from '../../src/experiment/experiment';
import { pictureWriter } from '../../src/lab/own/pictureStore';
import { writeOwn } from '../../src/lab/own/ownCatalogs';
import type { TrainingEvent, TrainRequest } from '../../src/lab/trainApi';
import type { TrainLab } from '../../src/lab/trainLab';
import type { Files } from '../../src/storage/files';
import { memoryFiles } from '../../src/storage/memoryFiles';
import { smallExperiment, smallShop } from './smallShop';

export const smallCatalog = 'own-small';

/** Keeps the small shop as an own catalog in these files; its pictures are their names unless they are drawn. */
export async function keepSmallShop(files: Files, draw: (name: string) => Promise<Uint8Array> = async (name) => new TextEncoder().encode(name)): Promise<void> {
  const { catalog } = smallShop;
  const kept = writeOwn(files, smallCatalog, new Date(0));
  const pictures = pictureWriter(kept.folder);
  for (const { image } of catalog.products) if (image) await pictures.add(image, await draw(image));
  await pictures.finish();
  await kept.finish(catalog, { source: '', tables: [], problems: [], notes: [], statistics: catalogStatistics(catalog) }, 0);
}

export function smallRunExperiment(settings: string[] = []): Experiment {
  return { ...smallExperiment(settings), catalog: smallCatalog };
}

export function newRun(runId: string, experiment: Experiment): TrainRequest {
  return { kind: 'new', runId, name: runId, presetId: 'make', experiment };
}

/** Trains and gathers what is told. */
export async function trained(lab: TrainLab, request: TrainRequest) {
  const events: TrainingEvent[] = [];
  const end = await lab.train(request, (told) => void events.push(...told));
  return { end, events };
}

/** The same contents in files of their own. */
export async function copyOf(files: Files): Promise<Files> {
  const copy = memoryFiles();
  for (const path of await files.list('')) await copy.write(path, (await files.read(path))!);
  return copy;
}
