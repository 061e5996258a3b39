// A file from outside, told by what is in it and not by its name. Everything in it may be made to harm: sizes are looked at before anything is unpacked.
import { zipEntries, unpackEntry, type ZipEntry } from '../../catalog/import/zip';
import type { PartFile } from '../../catalog/import/source';
import type { Experiment, RunRecord } from '../../experiment/experiment';
import { parseExperiment } from '../../experiment/parse';
import { parseRecord } from '../../experiment/parseRecord';
import { parseCheckpoint, type Checkpoint } from '../../experiment/runFolder';
import { isRunId } from './runId';

const megabyte = 2 ** 20;
const largest = { json: 5 * megabyte, checkpoint: 1024 * megabyte, zip: 4096 * megabyte, metrics: 256 * megabyte, files: 20_000 };
/** What a run's folder may hold; anything else is left out. */
const known = /^(metrics\.jsonl|(step|index)-\d{6,9}\.safetensors|report-\d{6,9}-[\w-]{1,60}\.json)$/;

export interface RunArchive {
  record: RunRecord;
  /** By path in the run's folder, run.json left out. */
  entries: { path: string; read(): Promise<Uint8Array<ArrayBuffer>> }[];
}

export type Dropped =
  | { kind: 'run'; archive: RunArchive }
  | { kind: 'checkpoint'; checkpoint: Checkpoint; bytes: Uint8Array<ArrayBuffer> }
  | { kind: 'experiment'; experiment: Experiment; presetId: string | null; name: string }
  | { kind: 'lesson'; id: string; title: string }
  | { kind: 'other' };

/** 'other' is what may be a catalog or a picture. Throws, saying what is wrong, for a file that is one of ours and cannot be opened. */
export async function readDropped(file: File): Promise<Dropped> {
  const start = new Uint8Array(await file.slice(0, 16).arrayBuffer());
  if (start[0] === 0x50 && start[1] === 0x4b) return zipped(file);
  if (start.length > 9 && start[8] === 0x7b && isHeaderLength(start)) return checkpointIn(file);
  return [0x7b, 0xef, 0x20, 0x0a, 0x0d, 0x09].includes(start[0]) ? jsonIn(file) : { kind: 'other' };
}

/** Of a safetensors file: eight bytes that no text begins with. */
function isHeaderLength(start: Uint8Array<ArrayBuffer>): boolean {
  return new DataView(start.buffer).getBigUint64(0, true) < 100_000_000n;
}

async function zipped(file: File): Promise<Dropped> {
  if (file.size > largest.zip) throw new Error(`'${file.name}' is larger than ${largest.zip / megabyte} MB. A run of this playground is smaller: leave out checkpoints.`);
  const parts = partFile(file);
  const found = await zipEntries(parts);
  const record = found && runJson(found.entries);
  if (!found || !record) return { kind: 'other' };
  if (!found.whole) throw new Error(`The zip '${file.name}' is torn: its directory ends too early. Was it cut off while copying?`);
  if (found.entries.length > largest.files) throw new Error(`'${file.name}' holds ${found.entries.length} files. A run has at most ${largest.files}.`);
  if (record.size > largest.json) throw new Error(`The run.json of '${file.name}' is larger than ${largest.json / megabyte} MB.`);
  const folder = record.path.slice(0, -'run.json'.length);
  const inside = new Map<string, ZipEntry>();
  for (const entry of found.entries) if (entry.path.startsWith(folder) && known.test(entry.path.slice(folder.length))) inside.set(entry.path.slice(folder.length), entry);
  for (const [path, { size }] of inside) {
    const most = path.endsWith('.safetensors') ? largest.checkpoint : largest.metrics;
    if (size > most) throw new Error(`'${path}' in '${file.name}' claims ${Math.round(size / megabyte)} MB. At most ${most / megabyte} MB are read.`);
  }
  const unpacked = [...inside.values()].reduce((sum, { size }) => sum + size, 0);
  if (unpacked > largest.zip) throw new Error(`'${file.name}' claims to unpack to ${Math.round(unpacked / megabyte)} MB. At most ${largest.zip / megabyte} MB are kept: leave out checkpoints.`);
  return { kind: 'run', archive: {
    record: checkedRecord(parsed(await unpackEntry(parts, record), 'run.json')),
    entries: [...inside].map(([path, entry]) => ({ path, read: () => unpackEntry(parts, entry) })),
  } };
}

/** In the root, or in the only folder that has one. */
function runJson(entries: readonly ZipEntry[]): ZipEntry | null {
  const found = entries.filter(({ path }) => /^([^/]+\/)?run\.json$/.test(path) && !path.startsWith('__MACOSX/'));
  return found.find(({ path }) => path === 'run.json') ?? (found.length === 1 ? found[0] : null);
}

async function checkpointIn(file: File): Promise<Dropped> {
  if (file.size > largest.checkpoint) throw new Error(`'${file.name}' is larger than ${largest.checkpoint / megabyte} MB. Open the run on the command line.`);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const isOurs = new TextDecoder().decode(bytes.subarray(8, 400)).includes('"__metadata__"');
  if (!isOurs) throw new Error(`'${file.name}' is a safetensors file, but no checkpoint of this playground: it carries no run. Published checkpoints are opened by the command line.`);
  const checkpoint = parseCheckpoint(bytes, file.name);
  return { kind: 'checkpoint', bytes, checkpoint: { ...checkpoint, context: { ...checkpoint.context, record: checkedRecord(checkpoint.context.record) } } };
}

async function jsonIn(file: File): Promise<Dropped> {
  if (file.size > largest.json) return { kind: 'other' };
  let json: unknown;
  try {
    json = JSON.parse(await file.text());
  } catch {
    return { kind: 'other' };
  }
  if (!isObject(json)) return { kind: 'other' };
  if ('lesson' in json) return { kind: 'lesson', id: textOf(json.id), title: textOf(json.title) };
  const asked = isObject(json.experiment) ? json.experiment : json;
  if (!isObject(asked.model) || !isObject(asked.training)) return { kind: 'other' };
  const presetId = textOf(json.presetId) || textOf(json.preset);
  return { kind: 'experiment', experiment: parseExperiment(asked), presetId: presetId || null, name: textOf(json.name) || file.name.replace(/\.json$/i, '').slice(0, 200) };
}

function checkedRecord(json: unknown): RunRecord {
  const record = parseRecord(json);
  if (!isRunId(record.id)) throw new Error(`The run is named ${JSON.stringify(record.id.slice(0, 100))}: expected letters, digits, '.', '_' and '-'. Change 'id' in its run.json.`);
  return record;
}

function parsed(bytes: Uint8Array, name: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw new Error(`${name} is no JSON (${error instanceof Error ? error.message : String(error)}). Pack the run's folder again.`, { cause: error });
  }
}

function partFile(file: File): PartFile {
  return { size: file.size, slice: async (start, end) => new Uint8Array(await file.slice(start, end).arrayBuffer()) };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 200) : '';
}
