// The runs that this browser keeps: `runs/<id>`, run folders as the command line writes them. A folder without run.json holds none: it was never begun, or never wholly brought in.
import type { RunRecord } from '../../experiment/experiment';
import { parseRecord } from '../../experiment/parseRecord';
import { createRunFolder, stepsOf, type RunFolder } from '../../experiment/runFolder';
import { groupBy } from '../../math/groups';
import { readJson, subfolder, writeJson, type Files } from '../../storage/files';
import { isRunId } from './runId';

const root = 'runs';
/** What its reader says of a run. Not in run.json: whoever trains the run writes that, at any time. */
const annotationsPath = 'annotations.json';

export type Annotations = Pick<Partial<RunRecord>, 'name' | 'note' | 'removed'>;

export interface StoredRun {
  id: string;
  record: RunRecord;
  /** Paths inside the run's folder. */
  paths: string[];
  /** Steps, ascending: with a checkpoint, and of these the ones with an index. */
  checkpoints: number[];
  indexed: number[];
}

export function runFiles(files: Files, runId: string): Files {
  return subfolder(files, `${root}/${checkedId(runId)}`);
}

export function runFolder(files: Files, runId: string): RunFolder {
  return createRunFolder(runFiles(files, runId));
}

export function deleteRun(files: Files, runId: string): Promise<void> {
  return files.remove(`${root}/${checkedId(runId)}`);
}

/** Null where there is no such run. Removed ones are there until the trash is emptied. */
export async function storedRun(files: Files, runId: string): Promise<StoredRun | null> {
  return isRunId(runId) ? opened(files, runId, await runFiles(files, runId).list('')) : null;
}

/** All runs, those that were removed among them; and the names of folders that hold none. One that cannot be read is neither: a newer page may read it. */
export async function storedRuns(files: Files): Promise<{ runs: StoredRun[]; unfinished: string[] }> {
  const folders = await pathsByFolder(files);
  const found = await Promise.all([...folders].map(([id, paths]) => (isRunId(id) ? opened(files, id, paths) : null)));
  return { runs: found.flatMap((run) => run ?? []), unfinished: [...folders].flatMap(([id, paths]) => (paths.includes('run.json') ? [] : [id])) };
}

async function pathsByFolder(files: Files): Promise<Map<string, string[]>> {
  const inside = (await files.list(root)).map((path) => path.slice(root.length + 1)).filter((path) => path.includes('/'));
  const folders = groupBy(inside, (path) => path.slice(0, path.indexOf('/')));
  return new Map([...folders].map(([id, paths]) => [id, paths.map((path) => path.slice(id.length + 1))]));
}

/** Throws where there is no such run. */
export async function annotate(files: Files, runId: string, change: Annotations): Promise<void> {
  if (!(await storedRun(files, runId))) throw new Error(`This browser keeps no run '${runId}' any more. Import its file again.`);
  const folder = runFiles(files, runId);
  await writeJson(folder, annotationsPath, { ...(await annotationsOf(folder)), ...change });
}

async function annotationsOf(folder: Files): Promise<Annotations> {
  const { name, note, removed } = (await readJson<Annotations | null>(folder, annotationsPath).catch(() => null)) ?? {};
  return { ...(typeof name === 'string' && { name }), ...(typeof note === 'string' && { note }), ...(typeof removed === 'boolean' && { removed }) };
}

async function opened(files: Files, id: string, paths: string[]): Promise<StoredRun | null> {
  const checkpoints = stepsOf('step', paths);
  const record = paths.includes('run.json') ? await recordOf(files, id, checkpoints.length > 0) : null;
  const withIndex = new Set(stepsOf('index', paths));
  const annotations = record && paths.includes(annotationsPath) ? await annotationsOf(runFiles(files, id)) : {};
  return record && { id, record: { ...record, ...annotations, id }, paths: paths.filter((path) => path !== annotationsPath), checkpoints, indexed: checkpoints.filter((step) => withIndex.has(step)) };
}

/** What run.json says; where it cannot be read, what the newest checkpoint says. */
async function recordOf(files: Files, id: string, hasCheckpoints: boolean): Promise<RunRecord | null> {
  const folder = runFiles(files, id);
  try {
    return parseRecord(await readJson(folder, 'run.json'));
  } catch {
    if (!hasCheckpoints) return null;
    const found = await createRunFolder(folder).readCheckpoint().catch(() => null);
    return found && { ...found.checkpoint.context.record, status: 'paused', step: found.checkpoint.step };
  }
}

function checkedId(runId: string): string {
  if (!isRunId(runId)) throw new Error(`Expected the name of a run: letters, digits, '.', '_' and '-', got ${JSON.stringify(runId.slice(0, 100))}.`);
  return runId;
}
