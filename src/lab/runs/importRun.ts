// A dropped run becomes a kept one. It is looked through before anything is written, and run.json is written last: half of a run counts as none.
import type { RunRecord } from '../../experiment/experiment';
import { parseCheckpoint, stepsOf } from '../../experiment/runFolder';
import { writeJson, type Files } from '../../storage/files';
import { totalSteps } from '../../training/stages';
import type { RunFile } from '../runsApi';
import { checkModel } from './checkModel';
import type { Dropped, RunArchive } from './droppedFile';
import { deleteRun, hasRun, isShown, runFiles } from './runStore';

type Importable = Extract<Dropped, { kind: 'run' | 'checkpoint' }>;

export async function describeDropped(files: Files, dropped: Dropped): Promise<RunFile> {
  if (dropped.kind === 'run') {
    const { record, entries } = dropped.archive;
    const newest = stepsOf('step', entries.map(({ path }) => path)).at(-1);
    return { kind: 'run', runId: record.id, name: record.name, step: newest ?? record.step, exists: await isShown(files, record.id) };
  }
  if (dropped.kind !== 'checkpoint') return dropped;
  const { step, context: { record } } = dropped.checkpoint;
  return { kind: 'checkpoint', runId: record.id, name: record.name, step, exists: await isShown(files, record.id) };
}

/** Throws where there is a run of that name and it may not be replaced. Returns the run's name. */
export async function keepDropped(files: Files, dropped: Importable, replace: boolean): Promise<string> {
  const archive = dropped.kind === 'run' ? dropped.archive : archiveOf(dropped);
  const { id, name } = archive.record;
  if (!replace && (await isShown(files, id))) throw new Error(`This browser keeps the run '${name}' already. Choose to replace it, or rename the other one's 'id'.`);
  await checkCheckpoints(archive);
  await ((await hasRun(files, id)) ? replaceBy(files, archive) : write(files, archive, id));
  return id;
}

/** A run of one checkpoint. */
function archiveOf({ checkpoint, bytes }: Extract<Dropped, { kind: 'checkpoint' }>): RunArchive {
  const { step, context: { record } } = checkpoint;
  const status: RunRecord['status'] = step >= totalSteps(record.experiment.training) ? 'finished' : 'stopped';
  return { record: { ...record, step, status, error: null, removed: false }, entries: [{ path: `step-${String(step).padStart(6, '0')}.safetensors`, read: async () => bytes }] };
}

/** At least one that is whole and fits the model it names; torn ones are passed over when the run is opened. */
async function checkCheckpoints({ record, entries }: RunArchive): Promise<void> {
  const checkpoints = entries.filter(({ path }) => path.startsWith('step-')).toReversed();
  if (checkpoints.length === 0) throw new Error(`The run '${record.name}' has no checkpoint: there is nothing to search with. Pack the whole folder.`);
  const failures: string[] = [];
  let whole = 0;
  for (const { path, read } of checkpoints) {
    try {
      const { arrays, context } = parseCheckpoint(await read(), path);
      checkModel(context, arrays);
      whole++;
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error));
    }
  }
  if (whole === 0) throw new Error(`The run '${record.name}' has no checkpoint that can be read. ${failures[0]}`);
}

/** Under that name, where nothing of another one is left. */
async function write(files: Files, { record, entries }: RunArchive, id: string): Promise<void> {
  const folder = runFiles(files, id);
  try {
    await deleteRun(files, id);
    for (const { path, read } of entries) await folder.write(path, await read());
    const { removed: _, ...kept } = record;
    await writeJson(folder, 'run.json', { ...kept, status: kept.status === 'running' ? 'paused' : kept.status });
  } catch (error) {
    await deleteRun(files, id).catch(() => undefined);
    throw error;
  }
}

/** Where a run lies until it takes the place of another. */
export function besideId(runId: string): string {
  return `${runId.slice(0, 90)}.incoming`;
}

/** Written beside the other one first, as a run of its own: a disk that is full is full before anything is lost, and whatever breaks off leaves one of the two whole. */
async function replaceBy(files: Files, archive: RunArchive): Promise<void> {
  const { id } = archive.record;
  const aside = besideId(id);
  const beside = runFiles(files, aside);
  await write(files, archive, aside);
  await write(files, { ...archive, entries: archive.entries.map(({ path }) => ({ path, read: () => kept(beside, path) })) }, id);
  await deleteRun(files, aside);
}

async function kept(files: Files, path: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await files.read(path);
  if (!bytes) throw new Error(`'${path}' was gone before the run took its place. Open its file again.`);
  return bytes;
}
