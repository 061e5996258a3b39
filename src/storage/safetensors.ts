// The safetensors format: eight bytes of header length, a JSON header, the numbers. Files hold our runs and published checkpoints.
import type { NamedArray, NamedArrays } from './namedArrays';

type Numbers = NamedArray['data'];

const written = [
  { dtype: 'F32', type: Float32Array },
  { dtype: 'I32', type: Int32Array },
  { dtype: 'U8', type: Uint8Array },
] as const;

/** What can be read: bytes per number, and the numbers of an aligned buffer. Sixteen and sixty-four bit floats become 32-bit floats. */
const readers: Record<string, { size: number; read(buffer: ArrayBuffer, name: string): Numbers }> = {
  F32: { size: 4, read: (buffer) => new Float32Array(buffer) },
  F64: { size: 8, read: (buffer) => Float32Array.from(new Float64Array(buffer)) },
  F16: { size: 2, read: (buffer) => Float32Array.from(new Uint16Array(buffer), halfToNumber) },
  BF16: { size: 2, read: (buffer) => new Float32Array(Uint32Array.from(new Uint16Array(buffer), (bits) => bits << 16).buffer) },
  I32: { size: 4, read: (buffer) => new Int32Array(buffer) },
  I64: { size: 8, read: (buffer, name) => Int32Array.from(new BigInt64Array(buffer) as ArrayLike<bigint>, (value: bigint) => toInt32(value, name)) },
  U8: { size: 1, read: (buffer) => new Uint8Array(buffer) },
  BOOL: { size: 1, read: (buffer) => new Uint8Array(buffer) },
};

const longestHeader = 100_000_000;
const alignment = 8;

/** Named arrays as the bytes of a safetensors file; numbers start on 8-byte boundaries, wider types first. */
export function encodeSafetensors(arrays: NamedArrays, metadata?: Record<string, string>): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(arrays).sort(([, a], [, b]) => b.data.BYTES_PER_ELEMENT - a.data.BYTES_PER_ELEMENT);
  const described: [string, unknown][] = metadata ? [['__metadata__', metadata]] : [];
  let end = 0;
  for (const [name, { shape, data }] of entries) {
    if (name === '__metadata__') throw new Error("A safetensors file keeps the name '__metadata__' for itself: rename the array.");
    if (product(shape) !== data.length) throw new Error(`'${name}' has ${data.length} numbers, its shape [${shape.join(', ')}] asks for ${product(shape)}.`);
    const { dtype } = written.find(({ type }) => data instanceof type)!;
    described.push([name, { dtype, shape, data_offsets: [end, (end += data.byteLength)] }]);
  }
  const json = new TextEncoder().encode(JSON.stringify(Object.fromEntries(described)));
  const headerLength = Math.ceil(json.length / alignment) * alignment;
  const start = 8 + headerLength;
  const bytes = new Uint8Array(start + end).fill(0x20, 8, start);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(headerLength), true);
  bytes.set(json, 8);
  let offset = start;
  for (const [, { data }] of entries) {
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), offset);
    offset += data.byteLength;
  }
  return bytes;
}

/**
 * The arrays and the metadata of a safetensors file. Every array gets its own aligned memory.
 * Throws, saying what is wrong, on torn or hostile files: nothing outside the file is read, nothing is read twice.
 */
export function decodeSafetensors(bytes: Uint8Array): { arrays: NamedArrays; metadata: Record<string, string> } {
  const { header, start } = readHeader(bytes);
  const { __metadata__: metadata = {}, ...described } = header;
  const entries = Object.entries(described).map(([name, value]) => parseEntry(name, value));
  checkLayout(entries, bytes.length - start);
  const arrays = entries.map(({ name, shape, dtype, begin, end }): [string, NamedArray] => {
    // A copy with a buffer of its own: slice() of a Node Buffer is a view into a shared pool.
    const memory = new Uint8Array(bytes.subarray(start + begin, start + end));
    return [name, { shape, data: readers[dtype].read(memory.buffer, name) }];
  });
  return { arrays: Object.fromEntries(arrays), metadata: parseMetadata(metadata) };
}

interface Entry {
  name: string;
  dtype: string;
  shape: number[];
  begin: number;
  end: number;
}

function readHeader(bytes: Uint8Array): { header: Record<string, unknown>; start: number } {
  if (bytes.length < 8) throw torn(`expected at least 8 bytes, got ${bytes.length}`);
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true));
  if (length > longestHeader) throw torn(`its first eight bytes ask for a header of ${length} bytes`);
  if (8 + length > bytes.length) throw torn(`its header of ${length} bytes is longer than the file of ${bytes.length} bytes`);
  const text = new TextDecoder().decode(bytes.subarray(8, 8 + length));
  let header: unknown;
  try {
    header = JSON.parse(text);
  } catch (cause) {
    throw torn(`its header is no JSON (it starts '${text.slice(0, 40)}')`, cause);
  }
  if (!isRecord(header)) throw torn('its header is no JSON object');
  return { header, start: 8 + length };
}

function parseEntry(name: string, value: unknown): Entry {
  const { dtype, shape, data_offsets: offsets } = isRecord(value) ? value : {};
  if (typeof dtype !== 'string' || !Object.hasOwn(readers, dtype)) {
    throw new Error(`'${name}' has numbers of type '${String(dtype)}'; readable are ${Object.keys(readers).join(', ')}. Convert the file first.`);
  }
  if (!isCounts(shape)) throw torn(`'${name}' needs a shape of whole numbers, got ${JSON.stringify(shape)}`);
  if (!isCounts(offsets) || offsets.length !== 2 || offsets[1] < offsets[0]) throw torn(`'${name}' needs data_offsets [begin, end], got ${JSON.stringify(offsets)}`);
  const [begin, end] = offsets;
  const expected = product(shape) * readers[dtype].size;
  if (end - begin !== expected) throw torn(`'${name}' has ${end - begin} bytes, ${dtype} of shape [${shape.join(', ')}] needs ${expected}`);
  return { name, dtype, shape, begin, end };
}

/** The arrays must lie one after the other and fill the file: the format allows neither holes nor overlaps. */
function checkLayout(entries: Entry[], available: number): void {
  let covered = 0;
  for (const { name, begin, end } of [...entries].sort((a, b) => a.begin - b.begin || a.end - b.end)) {
    if (end > available) throw torn(`'${name}' ends at byte ${end} of ${available}`);
    if (begin < covered) throw torn(`'${name}' overlaps the array before it`);
    if (begin > covered) throw torn(`${begin - covered} bytes before '${name}' belong to no array`);
    covered = end;
  }
  if (covered < available) throw torn(`${available - covered} bytes at its end belong to no array`);
}

function parseMetadata(value: unknown): Record<string, string> {
  if (!isRecord(value)) throw torn('its __metadata__ is no object');
  const entries = Object.entries(value);
  const wrong = entries.find(([, text]) => typeof text !== 'string');
  if (wrong) throw torn(`its metadata '${wrong[0]}' is no text`);
  return Object.fromEntries(entries) as Record<string, string>;
}

function torn(what: string, cause?: unknown): Error {
  return new Error(`Not a whole safetensors file: ${what}. Was it cut off while copying, or is it another format?`, { cause });
}

function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction ? NaN : sign * Infinity;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

function toInt32(value: bigint, name: string): number {
  if (BigInt.asIntN(32, value) !== value) throw new Error(`'${name}' holds ${value}, which does not fit 32 bits.`);
  return Number(value);
}

function product(shape: number[]): number {
  return shape.reduce((total, size) => total * size, 1);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCounts(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((item) => Number.isSafeInteger(item) && item >= 0);
}
