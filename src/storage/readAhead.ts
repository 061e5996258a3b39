import type { Files } from './files';

/** The same files, with those of one folder that are wanted being read already. Each is handed out once; a failure is told to whoever asks for the file. */
export async function readAhead(files: Files, folder: string, wanted: (path: string) => boolean): Promise<Files> {
  const paths = await files.list(folder);
  const started = new Map(paths.filter(wanted).map((path) => [path, files.read(path)]));
  for (const reading of started.values()) reading.catch(() => undefined);
  return {
    ...files,
    read: (path) => {
      const reading = started.get(path) ?? files.read(path);
      started.delete(path);
      return reading;
    },
    list: (asked) => (asked === folder ? Promise.resolve(paths) : files.list(asked)),
  };
}
