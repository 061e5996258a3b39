// What was picked or dropped, as paths with files. A dropped folder is walked in the background: it can be told how far, and stopped.
import type { PickedFile } from '../../../lab/importApi';

export interface PickedSource {
  /** Of the folder or the only file; null where many files were given. */
  name: string | null;
  files: PickedFile[];
}

/** Files of an input; one that picks folders tells their paths. */
export function pickedFiles(list: Iterable<File>): PickedSource {
  return named([...list].map((file) => ({ path: file.webkitRelativePath || file.name, file })));
}

/** Must be called while the drop is handled: afterwards the browser forgets what was dropped. */
export function dropped(transfer: DataTransfer): (signal: AbortSignal, onFound: (files: number) => void) => Promise<PickedSource> {
  const items = [...transfer.items].filter(({ kind }) => kind === 'file');
  const entries = items.map((item) => item.webkitGetAsEntry?.() ?? item.getAsFile()).filter((entry) => entry !== null);
  return async (signal, onFound) => {
    const files: PickedFile[] = [];
    const waiting = [...entries];
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      signal.throwIfAborted();
      if (next instanceof File) files.push({ path: next.name, file: next });
      else if (isFile(next)) files.push(await fileOf(next));
      else if (isDirectory(next)) for await (const batch of entriesOf(next)) {
        signal.throwIfAborted();
        files.push(...(await Promise.all(batch.filter(isFile).map(fileOf))));
        waiting.push(...batch.filter(isDirectory));
        onFound(files.length);
      }
    }
    return named(files);
  };
}

/** Browsers hand over a folder in parts and say with an empty one that it is done. */
async function* entriesOf(folder: FileSystemDirectoryEntry): AsyncGenerator<FileSystemEntry[]> {
  const reader = folder.createReader();
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject)).catch(unreadable(folder));
    if (!batch.length) return;
    yield batch;
  }
}

async function fileOf(entry: FileSystemFileEntry): Promise<PickedFile> {
  const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject)).catch(unreadable(entry));
  return { path: entry.fullPath.replace(/^\//, ''), file };
}

export class UnreadableEntry extends Error {
  constructor(readonly path: string, readonly reason: string) {
    super(`${path} could not be read: ${reason}`);
  }
}

function unreadable({ fullPath }: FileSystemEntry): (cause: unknown) => never {
  return (cause) => { throw new UnreadableEntry(fullPath, cause instanceof Error ? cause.message : String(cause)); };
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

/** Called after the folder that holds everything, else after the only file. */
function named(files: PickedFile[]): PickedSource {
  const [root, ...rest] = files[0]?.path.split('/') ?? [];
  const isRoot = rest.length > 0 && files.every(({ path }) => path.startsWith(`${root}/`));
  return { name: isRoot || files.length === 1 ? root : null, files };
}
