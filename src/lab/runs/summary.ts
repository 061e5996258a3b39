// A kept run in the words of the runs table.
import { difference, type Difference } from '../../experiment/diff';
import { baseOf, nearestSize, sizeOf as encoderSize } from '../../experiment/draft';
import type { Experiment, Size } from '../../experiment/experiment';
import { presets } from '../../experiment/presets/presets';
import { sizeOf, type Files } from '../../storage/files';
import { totalSteps } from '../../training/stages';
import type { RunSummary } from '../runsApi';
import { runFiles, type StoredRun } from './runStore';

export async function summaryOf(files: Files, run: StoredRun): Promise<RunSummary> {
  const { id, record, checkpoints } = run;
  const { name, presetId, experiment, status, step, backend, createdAt, summary, note, parent, ablation } = record;
  return {
    id, name, presetId, experiment, ...sizeAndChanges(experiment, presetId), seed: experiment.seed, catalog: experiment.catalog, status, step: Math.max(step, checkpoints.at(-1) ?? 0), total: totalSteps(experiment.training),
    backend, createdAt, summary, checkpoints, bytes: await bytesOf(files, run), note: note ?? '', parent: parent ?? null, ablation: ablation ?? null,
  };
}

/** What differs from the preset at the nearest size; the size only where the encoders are of it. */
function sizeAndChanges(experiment: Experiment, presetId: string): { size: Size | null; changes: Difference[] } {
  if (!presets.some(({ id }) => id === presetId)) return { size: null, changes: [] };
  const base = baseOf({ presetId, size: nearestSize(presetId, experiment), experiment });
  return { size: encoderSize(experiment), changes: difference(base, experiment) };
}

/** Checkpoints and indexes are written once: their sizes are asked once. */
const known = new WeakMap<Files, Map<string, number>>();

/** What a run's folder holds. */
export async function bytesOf(files: Files, { id, paths }: Pick<StoredRun, 'id' | 'paths'>): Promise<number> {
  const sizes = known.get(files) ?? new Map<string, number>();
  known.set(files, sizes);
  const folder = runFiles(files, id);
  const each = await Promise.all(paths.map(async (path) => {
    const key = `${id}/${path}`;
    const size = sizes.get(key) ?? (await sizeOf(folder, path));
    if (path.endsWith('.safetensors')) sizes.set(key, size);
    return size;
  }));
  return each.reduce((sum, size) => sum + size, 0);
}
