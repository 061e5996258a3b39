// Reads a zip entry by entry: the directory at its end once, then only what is asked for, so a large catalog is never in memory whole.
import { inflateSync } from 'fflate';
import type { PartFile } from './source';

export interface ZipEntry {
  path: string;
  /** Bytes once unpacked, as the archive claims; no more are ever unpacked. */
  size: number;
  packedSize: number;
  method: number;
  encrypted: boolean;
  offset: number;
}

const entryMark = 0x02014b50;
const localMark = 0x04034b50;
const endMark = 0x06054b50;
const largeLocatorMark = 0x07064b50;
const largeEndMark = 0x06064b50;
/** In a 32-bit field: the number stands in a 64-bit one elsewhere. */
const elsewhere = 0xffffffff;
const largestDirectory = 512 * 2 ** 20;
/** Deflate packs at most 1032 bytes into one. */
const largestRatio = 1032;

interface Directory {
  start: number;
  end: number;
  entries: number;
}

/** The entries of a zip's directory, folders left out, and whether all were there; null where the file is no zip or its directory is torn off. */
export async function zipEntries(file: PartFile): Promise<{ entries: ZipEntry[]; whole: boolean } | null> {
  const directory = await findDirectory(file);
  if (!directory || directory.start > directory.end || directory.end - directory.start > largestDirectory) return null;
  const bytes = await file.slice(directory.start, directory.end);
  const view = viewOf(bytes);
  const entries: ZipEntry[] = [];
  let [at, read] = [0, 0];
  for (; at + 46 <= bytes.length && view.getUint32(at, true) === entryMark; read++) {
    const [nameLength, extraLength] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true)];
    const entry = readEntry(view, at, bytes.subarray(at + 46, at + 46 + nameLength), bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength));
    if (!entry.path.endsWith('/')) entries.push(entry);
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  return read === 0 && directory.entries > 0 ? null : { entries, whole: read >= directory.entries };
}

function readEntry(view: DataView, at: number, name: Uint8Array, extra: Uint8Array): ZipEntry {
  const flags = view.getUint16(at + 8, true);
  const large = largeNumbers(extra);
  const number = (offset: number) => {
    const value = view.getUint32(at + offset, true);
    return value === elsewhere ? (large.shift() ?? value) : value;
  };
  const path = new TextDecoder(flags & 0x800 || isUtf8(name) ? 'utf-8' : 'windows-1252').decode(name).replaceAll('\\', '/');
  return { path, size: number(24), packedSize: number(20), method: view.getUint16(at + 10, true), encrypted: (flags & 1) !== 0, offset: number(42) };
}

/** The 64-bit numbers of an entry, in the order in which their 32-bit fields ask for them. */
function largeNumbers(extra: Uint8Array): number[] {
  const view = viewOf(extra);
  for (let at = 0; at + 4 <= extra.length; at += 4 + view.getUint16(at + 2, true)) {
    const length = Math.min(view.getUint16(at + 2, true), extra.length - at - 4);
    if (view.getUint16(at, true) === 1) return Array.from({ length: length >> 3 }, (_, i) => Number(view.getBigUint64(at + 4 + 8 * i, true)));
  }
  return [];
}

/** The bytes of an entry. Throws where the entry is torn, encrypted, packed by a method other than deflate, or not as long as it claims. */
export async function unpackEntry(file: PartFile, entry: ZipEntry): Promise<Uint8Array<ArrayBuffer>> {
  if (entry.encrypted) throw new Error(`'${entry.path}' is encrypted: pack it without a password.`);
  if (entry.method !== 0 && entry.method !== 8) throw new Error(`'${entry.path}' is packed by method ${entry.method}: pack it with deflate.`);
  const header = await file.slice(entry.offset, entry.offset + 30);
  if (header.length < 30 || viewOf(header).getUint32(0, true) !== localMark) throw new Error(`'${entry.path}' is not where the zip says.`);
  if (entry.size > entry.packedSize * largestRatio + 64) throw new Error(`'${entry.path}' claims to unpack to ${entry.size} bytes, which ${entry.packedSize} cannot.`);
  const start = entry.offset + 30 + viewOf(header).getUint16(26, true) + viewOf(header).getUint16(28, true);
  const packed = await file.slice(start, Math.min(start + entry.packedSize, file.size));
  if (packed.length !== entry.packedSize) throw new Error(`'${entry.path}' is torn: ${packed.length} of ${entry.packedSize} bytes are there.`);
  const unpacked = entry.method === 0 ? packed : inflateSync(packed, { out: new Uint8Array(entry.size) });
  if (unpacked.length !== entry.size) throw new Error(`'${entry.path}' unpacks to ${unpacked.length} bytes instead of ${entry.size}.`);
  return unpacked.slice();
}

/** The end record stands in the last 64 KiB, before a comment; archives of more than 4 GB or 65,535 entries have a larger one before it. */
async function findDirectory(file: PartFile): Promise<Directory | null> {
  const from = Math.max(0, file.size - 22 - 65535 - 20);
  const tail = await file.slice(from, file.size);
  const view = viewOf(tail);
  for (let at = tail.length - 22; at >= 0; at--) {
    if (view.getUint32(at, true) !== endMark) continue;
    const large = at >= 20 && view.getUint32(at - 20, true) === largeLocatorMark ? await largeDirectory(file, Number(view.getBigUint64(at - 12, true))) : null;
    return large ?? { start: view.getUint32(at + 16, true), end: from + at, entries: view.getUint16(at + 10, true) };
  }
  return null;
}

async function largeDirectory(file: PartFile, at: number): Promise<Directory | null> {
  const record = await file.slice(at, at + 56);
  const view = viewOf(record);
  if (record.length < 56 || view.getUint32(0, true) !== largeEndMark) return null;
  return { start: Number(view.getBigUint64(48, true)), end: at, entries: Number(view.getBigUint64(32, true)) };
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
