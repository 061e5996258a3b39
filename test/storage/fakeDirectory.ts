/** The part of the directory handles that opfsFiles uses, in memory: a writable is seen only after it was closed. `room`: bytes that a write may have. */
export function fakeDirectory(room: () => number = () => Infinity): FileSystemDirectoryHandle {
  const entries = new Map<string, { kind: 'file' | 'directory' }>();
  const entry = (kind: 'file' | 'directory', make: () => { kind: 'file' | 'directory' }) => async (name: string, options?: { create?: boolean }) => {
    const found = entries.get(name) ?? (options?.create ? make() : null);
    if (!found) throw new DOMException(`no '${name}'`, 'NotFoundError');
    if (found.kind !== kind) throw new DOMException(`'${name}' is a ${found.kind}`, 'TypeMismatchError');
    entries.set(name, found);
    return found;
  };
  return {
    kind: 'directory',
    getDirectoryHandle: entry('directory', () => fakeDirectory(room)),
    getFileHandle: entry('file', () => fakeFile(room)),
    removeEntry: async (name: string) => {
      if (!entries.delete(name)) throw new DOMException(`no '${name}'`, 'NotFoundError');
    },
    entries: async function* () {
      yield* entries;
    },
  } as unknown as FileSystemDirectoryHandle;
}

function fakeFile(room: () => number) {
  let content = new Blob();
  return {
    kind: 'file' as const,
    getFile: async () => content,
    createWritable: async ({ keepExistingData }: { keepExistingData: boolean }) => {
      let draft = keepExistingData ? content : new Blob();
      let position = 0;
      return {
        seek: async (to: number) => void (position = to),
        write: async (data: BlobPart) => {
          const part = new Blob([data]);
          if (part.size > room()) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
          draft = new Blob([draft.slice(0, position), part, draft.slice(position + part.size)]);
          position += part.size;
        },
        close: async () => void (content = draft),
        abort: async () => undefined,
      };
    },
  };
}
