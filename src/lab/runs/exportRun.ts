// A run's folder as a zip. Nothing is packed: numbers of a model do not get smaller.
import { Zip, ZipPassThrough } from 'fflate';
import type { Files } from '../../storage/files';
import { runFiles, storedRun, unreadRun } from './runStore';

/** One folder named after the run, as the command line writes it; name and note are in its run.json. One that cannot be read goes as it is. Reads one file after the other, so that others come in between. */
export async function exportRun(files: Files, runId: string): Promise<Blob> {
  const run = await storedRun(files, runId);
  const unread = run ? null : await unreadRun(files, runId);
  if (!run && !unread) throw new Error(`This browser keeps no run '${runId}'. It was removed: restore it first.`);
  const folder = runFiles(files, runId);
  const parts: BlobPart[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, chunk) => {
    failure ??= error;
    if (chunk) parts.push(chunk.slice());
  });
  const add = (path: string, bytes: Uint8Array) => {
    const entry = new ZipPassThrough(`${runId}/${path}`);
    zip.add(entry);
    entry.push(bytes, true);
  };
  if (run) {
    const { removed: _, ...record } = run.record;
    add('run.json', new TextEncoder().encode(`${JSON.stringify(record, null, 1)}\n`));
  }
  for (const path of run ? run.paths.filter((each) => each !== 'run.json') : unread?.paths ?? []) {
    const bytes = await folder.read(path);
    // A file that was there a moment ago and is not: the run is being continued from an earlier step.
    if (bytes) add(path, bytes);
  }
  zip.end();
  if (failure) throw failure;
  return new Blob(parts, { type: 'application/zip' });
}
