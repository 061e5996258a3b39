// The runs that this browser keeps: `runs/<id>`, run folders as the command line writes them. A folder without run.json holds none: it was never begun, or never wholly brought in.
// One whose run.json cannot be read stays as it is, until its reader deletes it: a newer page may read it.
import type { RunRecord } from '../../experiment/experiment';
import { parseRecord } from '../../experiment/parseRecord';
import { createRunFolder, stepsOf, type RunFolder } from '../../experiment/runFolder';
import { groupBy } from '../../math/groups';
import { readJson, readText, subfolder, writeJson, type Files } from '../../storage/files';
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

/** A folder with a run.json of which nothing can be made. */
export interface UnreadFolder {
  id: string;
  /** What was expected and what came. */
  why: string;
  removed: boolean;
  paths: string[];
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

/** Null where there is no such run, or none that can be read. Removed ones are there until the trash is emptied. */
export async function storedRun(files: Files, runId: string): Promise<StoredRun | null> {
  const found = await inFolder(files, runId);
  return found && 'record' in found ? found : null;
}

/** Null where the run can be read, and where there is none. */
export async function unreadRun(files: Files, runId: string): Promise<UnreadFolder | null> {
  const found = await inFolder(files, runId);
  return found && 'why' in found ? found : null;
}

/** All runs, those that were removed among them; the names of folders that hold none; and folders that hold one which cannot be read. */
export async function storedRuns(files: Files): Promise<{ runs: StoredRun[]; unfinished: string[]; unread: UnreadFolder[] }> {
  const folders = await pathsByFolder(files);
  const found = (await Promise.all([...folders].map(([id, paths]) => (isRunId(id) ? opened(files, id, paths) : null)))).flatMap((each) => each ?? []);
  return {
    runs: found.flatMap((each) => ('record' in each ? each : [])), unread: found.flatMap((each) => ('why' in each ? each : [])),
    unfinished: [...folders].flatMap(([id, paths]) => (paths.includes('run.json') ? [] : [id])),
  };
}

/** Whether a run of that name is kept, be it one that cannot be read or one that was removed. */
export async function hasRun(files: Files, runId: string): Promise<boolean> {
  return (await inFolder(files, runId)) !== null;
}

/** The same without those that were removed. */
export async function isShown(files: Files, runId: string): Promise<boolean> {
  const found = await inFolder(files, runId);
  return found !== null && !('why' in found ? found.removed : found.record.removed);
}

async function inFolder(files: Files, runId: string): Promise<StoredRun | UnreadFolder | null> {
  return isRunId(runId) ? opened(files, runId, await runFiles(files, runId).list('')) : null;
}

async function pathsByFolder(files: Files): Promise<Map<string, string[]>> {
  const inside = (await files.list(root)).map((path) => path.slice(root.length + 1)).filter((path) => path.includes('/'));
  const folders = groupBy(inside, (path) => path.slice(0, path.indexOf('/')));
  return new Map([...folders].map(([id, paths]) => [id, paths.map((path) => path.slice(id.length + 1))]));
}

/** Throws where there is no such run. */
export async function annotate(files: Files, runId: string, change: Annotations): Promise<void> {
  if (!(await hasRun(files, runId))) throw new Error(`This browser keeps no run '${runId}' any more. Import its file again.`);
  const folder = runFiles(files, runId);
  await writeJson(folder, annotationsPath, { ...(await annotationsOf(folder)), ...change });
}

async function annotationsOf(folder: Files): Promise<Annotations> {
  const { name, note, removed } = (await readJson<Annotations | null>(folder, annotationsPath).catch(() => null)) ?? {};
  return { ...(typeof name === 'string' && { name }), ...(typeof note === 'string' && { note }), ...(typeof removed === 'boolean' && { removed }) };
}

async function opened(files: Files, id: string, paths: string[]): Promise<StoredRun | UnreadFolder | null> {
  if (!paths.includes('run.json')) return null;
  const checkpoints = stepsOf('step', paths);
  const annotations = paths.includes(annotationsPath) ? await annotationsOf(runFiles(files, id)) : {};
  const own = paths.filter((path) => path !== annotationsPath);
  try {
    const record = await recordOf(files, id, checkpoints.length > 0);
    const withIndex = new Set(stepsOf('index', paths));
    return record && { id, record: { ...record, ...annotations, id }, paths: own, checkpoints, indexed: checkpoints.filter((step) => withIndex.has(step)) };
  } catch (error) {
    return { id, why: messageOf(error), removed: annotations.removed ?? false, paths: own };
  }
}

/** What run.json says; where it cannot be read, what the newest checkpoint says. Throws what is wrong with run.json where that cannot be read either; null where it has just gone. */
async function recordOf(files: Files, id: string, hasCheckpoints: boolean): Promise<RunRecord | null> {
  const folder = runFiles(files, id);
  const text = await readText(folder, 'run.json');
  if (text === null) return null;
  try {
    return parseRecord(parsed(text));
  } catch (error) {
    const found = hasCheckpoints ? await ofNewestCheckpoint(folder).catch(() => null) : null;
    if (!found) throw error;
    return found;
  }
}

async function ofNewestCheckpoint(folder: Files): Promise<RunRecord | null> {
  const found = await createRunFolder(folder).readCheckpoint();
  return found && { ...parseRecord(found.checkpoint.context.record), status: 'paused', step: found.checkpoint.step };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`run.json is no JSON (${messageOf(error)}). Expected the record of a run of this playground.`, { cause: error });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function checkedId(runId: string): string {
  if (!isRunId(runId)) throw new Error(`Expected the name of a run: letters, digits, '.', '_' and '-', got ${JSON.stringify(runId.slice(0, 100))}.`);
  return runId;
}
