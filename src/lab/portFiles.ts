// Files of one worker in another: where a browser lends no storage, what one keeps in memory the other can read.
import { expose, wrap } from 'comlink';
import type { Files } from '../storage/files';

/** Serves files on a port of their own; the other port goes to whoever is to use them. */
export function filesPort(files: Files): MessagePort {
  const { port1, port2 } = new MessageChannel();
  expose(files, port1);
  return port2;
}

/** The files behind a port. */
export function portFiles(port: MessagePort): Files {
  const { read, write, append, list, remove } = wrap<Files>(port);
  return {
    read: (path) => read(path), write: (path, bytes) => write(path, bytes), append: (path, text) => append(path, text),
    list: (folder) => list(folder), remove: (path) => remove(path),
  };
}
