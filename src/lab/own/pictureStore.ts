// Pictures packed into few files: one file a picture would take the browser minutes to write (measured: 10,000 files).
import { readJson, writeJson, type Files } from '../../storage/files';

const packSize = 2 ** 20;
const directory = 'pictures.json';

/** Where a picture stands: number of the pack, first byte, byte after the last. */
type Place = [pack: number, start: number, end: number];

const packName = (pack: number) => `pictures-${pack}.pack`;

export interface PictureWriter {
  /** Keeps bytes under a name; the same name twice is kept once. */
  add(name: string, bytes: Uint8Array): Promise<void>;
  /** Writes what is left and the directory; returns all bytes that were written. */
  finish(): Promise<number>;
}

export function pictureWriter(files: Files): PictureWriter {
  const places = new Map<string, Place>();
  let parts: Uint8Array[] = [];
  let [pack, length, written] = [0, 0, 0];
  let last: Promise<void> = Promise.resolve();
  const flush = () => {
    const [bytes, name] = [joined(parts, length), packName(pack)];
    [parts, length] = [[], 0];
    pack++;
    written += bytes.length;
    last = last.then(() => files.write(name, bytes));
    return last;
  };
  return {
    async add(name, bytes) {
      if (places.has(name)) return;
      places.set(name, [pack, length, length + bytes.length]);
      parts.push(bytes);
      length += bytes.length;
      await (length >= packSize ? flush() : last);
    },
    async finish() {
      if (length > 0) await flush();
      await last;
      await writeJson(files, directory, Object.fromEntries(places));
      return written;
    },
  };
}

/** Reads a picture by its name; null = there is none. The pack that was read last stays in memory. */
export function pictureReader(files: Files): (name: string) => Promise<Uint8Array<ArrayBuffer> | null> {
  let places: Promise<Map<string, Place>> | null = null;
  let held: { pack: number; bytes: Promise<Uint8Array<ArrayBuffer> | null> } | null = null;
  return async (name) => {
    const place = (await (places ??= readJson<Record<string, Place>>(files, directory).then((kept) => new Map(Object.entries(kept ?? {}))))).get(name);
    if (!place) return null;
    const [pack, start, end] = place;
    if (held?.pack !== pack) held = { pack, bytes: files.read(packName(pack)) };
    return (await held.bytes)?.slice(start, end) ?? null;
  };
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
