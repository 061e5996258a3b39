import { unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseExperiment } from '../../../src/experiment/parse';
import type { SearchLab } from '../../../src/lab/searchLab';
import { runFiles } from '../../../src/lab/runs/runStore';
import type { Files } from '../../../src/storage/files';
import { decodeSafetensors, encodeSafetensors } from '../../../src/storage/safetensors';
import { ownRunsLab, trainOwnRun } from '../../support/ownRuns';
import { smallExperiment } from '../../support/smallShop';

let lab: SearchLab;
let files: Files;
let other: { lab: SearchLab; files: Files };
let whole: Record<string, Uint8Array<ArrayBuffer>>;

const text = (value: unknown) => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
const fileOf = (bytes: Uint8Array | Blob, name = 'run.zip') => new File([bytes as BlobPart], name);
const zipOf = (contents: Record<string, Uint8Array>, name?: string) => fileOf(zipSync(contents, { level: 0 }), name);
const folderOf = async (from: Files, runId: string) => Object.fromEntries(await Promise.all((await from.list(`runs/${runId}`)).map(async (path) => [path.slice(`runs/${runId}/`.length), (await from.read(path))!] as const)));
const orderIn = async (at: SearchLab, ranker: string) => (await at.search({ query: 'red mug', ranker, limit: 24 })).results.map(({ productId, score }) => [productId, score]);
const snapshot = async () => Promise.all((await files.list('runs')).map(async (path) => [path, (await files.read(path))!.length]));

beforeAll(async () => {
  ({ lab, files } = await ownRunsLab());
  await trainOwnRun(files, 'a');
  whole = await folderOf(files, 'a');
  other = await ownRunsLab();
});

/** The folder's run under another name. */
const renamed = (id: string, contents = whole) => ({ ...contents, 'run.json': text({ ...(JSON.parse(new TextDecoder().decode(contents['run.json'])) as object), id }) });

describe('a run as a zip', () => {
  it('is the folder, with name and note in its run.json, and opens in another browser', async () => {
    await lab.runs.rename('a', 'kept name');
    const zip = fileOf(await lab.runs.exportZip('a'));
    const unpacked = unzipSync(new Uint8Array(await zip.arrayBuffer()));
    expect(Object.keys(unpacked).sort()).toEqual(Object.keys(whole).map((path) => `a/${path}`).sort());
    for (const path of Object.keys(whole)) if (path !== 'run.json') expect(Buffer.compare(unpacked[`a/${path}`], whole[path])).toBe(0);
    expect(await other.lab.runs.inspect(zip)).toEqual({ kind: 'run', runId: 'a', name: 'kept name', step: 7, exists: false });
    expect(await other.lab.runs.importRun(zip, false)).toMatchObject({ id: 'a', name: 'kept name', step: 7, status: 'finished' });
    expect(await orderIn(other.lab, 'run:a')).toEqual(await orderIn(lab, 'run:a'));
    expect((await other.lab.runs.read('a'))!.lines).toEqual((await lab.runs.read('a'))!.lines);
  });

  it('asks before it takes the place of a run, and takes it wholly', async () => {
    const zip = zipOf(renamed('b'));
    await other.lab.runs.importRun(zip, false);
    const shorter = Object.fromEntries(Object.entries(renamed('b')).filter(([path]) => !path.includes('000007')));
    
    await expect(other.lab.runs.importRun(zipOf(shorter), false)).rejects.toThrow(/keeps the run 'small run' already/);
    expect(await other.lab.runs.inspect(zipOf(shorter))).toMatchObject({ step: 6, exists: true });
    expect((await other.lab.runs.importRun(zipOf(shorter), true)).checkpoints).toEqual([0, 3, 6]);
    expect((await other.lab.search({ query: 'red mug', ranker: 'run:b', limit: 1 })).step).toBe(6);
    expect((await other.files.list('runs')).filter((path) => !/^runs\/[ab]\//.test(path))).toEqual([]);
  });

  it('of a folder as the command line writes it opens without note, parent and indexes', async () => {
    const contents = Object.fromEntries(Object.entries(renamed('cli')).filter(([path]) => !path.startsWith('index-')).map(([path, bytes]) => [`my run/${path}`, bytes]));
    await other.lab.runs.importRun(zipOf(contents), false);
    expect(await orderIn(other.lab, 'run:cli')).toEqual(await orderIn(lab, 'run:a'));
  });
});

describe('a single checkpoint', () => {
  it('becomes a run of one checkpoint that can search', async () => {
    const { arrays, metadata } = decodeSafetensors(whole['step-000006.safetensors']);
    const context = JSON.parse(metadata.context) as { record: { id: string } };
    context.record.id = 'single';
    const file = fileOf(encodeSafetensors(arrays, { ...metadata, context: JSON.stringify(context) }), 'a file.safetensors');
    expect(await other.lab.runs.inspect(file)).toMatchObject({ kind: 'checkpoint', runId: 'single', step: 6, exists: false });
    expect(await other.lab.runs.importRun(file, false)).toMatchObject({ id: 'single', step: 6, status: 'stopped', checkpoints: [6] });
    expect(await orderIn(other.lab, 'run:single')).toEqual(await orderIn(lab, 'run:a@6'));
  });
});

describe('other files', () => {
  it('are told by what is in them', async () => {
    const experiment = smallExperiment();
    const inspect = (bytes: Uint8Array, name: string) => lab.runs.inspect(fileOf(bytes, name));
    expect(await inspect(text(experiment), 'x.json')).toEqual({ kind: 'experiment', experiment: parseExperiment(experiment), presetId: null, name: 'x' });
    expect(await inspect(text({ presetId: 'make', name: 'mine', experiment }), 'x.json')).toMatchObject({ kind: 'experiment', presetId: 'make', name: 'mine' });
    expect(await inspect(text({ lesson: 1, id: 'sides', title: 'Why two sides?' }), 'x.json')).toEqual({ kind: 'lesson', id: 'sides', title: 'Why two sides?' });
    for (const bytes of [text('id,title\n1,mug\n'), text('{"products":[]}'), text('{"half'), text('[1,2]'), new Uint8Array(), zipSync({ 'products.csv': text('id,title\n') }), Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70)])
      expect(await inspect(bytes, 'something')).toEqual({ kind: 'other' });
  });

  it('that mean harm or are torn are refused with what is wrong, and change nothing', async () => {
    const before = await snapshot();
    const record = JSON.parse(new TextDecoder().decode(whole['run.json'])) as Record<string, unknown> & { experiment: { model: { title: { vocabularySize: number; transformer: object } } } };
    const withRecord = (change: object) => zipOf({ ...whole, 'run.json': text({ ...record, id: 'x', ...change }) });
    const { arrays, metadata } = decodeSafetensors(whole['step-000007.safetensors']);
    const context = JSON.parse(metadata.context) as { record: object; lexicon: object };
    const checkpointOf = (change: object) => encodeSafetensors(arrays, { ...metadata, context: JSON.stringify({ ...context, ...change }) });
    const oneCheckpoint = (bytes: Uint8Array) => zipOf({ 'run.json': text({ ...record, id: 'x' }), 'step-000007.safetensors': bytes });
    const vast = structuredClone(record.experiment);
    vast.model.title.vocabularySize = 900_000;
    const zip = zipSync(whole, { level: 0 });
    const cases: [File, RegExp][] = [
      [withRecord({ id: '../../evil' }), /named "\.\.\/\.\.\/evil"/],
      [withRecord({ id: 'con/x' }), /letters, digits/],
      [withRecord({ status: 'owned' }), /run\.json, at 'status'/],
      [withRecord({ createdAt: 'never' }), /expected an ISO date/],
      [withRecord({ backend: 'constructor' }), /run\.json, at 'backend'/],
      [withRecord({ experiment: { ...record.experiment, version: 99 } }), /'version'/],
      [zipOf({ 'run.json': text('{"id"'), 'step-000007.safetensors': whole['step-000007.safetensors'] }), /run\.json is no JSON/],
      [zipOf({ 'run.json': text({ ...record, id: 'x' }) }), /has no checkpoint/],
      [oneCheckpoint(whole['step-000007.safetensors'].subarray(0, 5000)), /no checkpoint that can be read.*safetensors/],
      [oneCheckpoint(checkpointOf({ record: { ...context.record, experiment: vast } })), /names a model of \d+ parameters and holds/],
      [oneCheckpoint(checkpointOf({ lexicon: { ...context.lexicon, clicks: [[1e9, 0, 1]] } })), /no vocabulary, keywords or split/],
      [oneCheckpoint(checkpointOf({ tokenizer: '{"kind":"other"}' })), /tokenizer/],
      [fileOf(zip.subarray(0, zip.length - 40)), /holds no run|torn/],
      [fileOf(whole['step-000007.safetensors'].subarray(0, 9000), 'x.safetensors'), /safetensors/],
      [fileOf(encodeSafetensors({ w: { shape: [1], data: Float32Array.of(1) } }), 'x.safetensors'), /no checkpoint of this playground/],
      [fileOf(encodeSafetensors(arrays, { step: '-0.5', context: JSON.stringify(context) }), 'x.safetensors'), /step '-0\.5'; expected a whole number/],
      [fileOf(text('hello')), /holds no run/],
    ];
    for (const [file, message] of cases) await expect(lab.runs.importRun(file, true)).rejects.toThrow(message);
    expect(await snapshot()).toEqual(before);
  });

  it('leave out what is no part of a run', async () => {
    await other.lab.runs.importRun(zipOf({ ...renamed('clean'), 'evil.js': text('x'), 'sub/run.json': text('{}'), '../outside.txt': text('x'), 'annotations.json': text('{"removed":true}') }), false);
    expect(Object.keys(await folderOf(other.files, 'clean')).sort()).toEqual(Object.keys(whole).sort());
    expect((await other.files.list('')).some((path) => path.includes('outside'))).toBe(false);
  });

  it('that do not fit the disk leave the run that is there', async () => {
    const folder = runFiles(other.files, 'b');
    const before = await folder.read('run.json');
    const write = other.files.write;
    let left = 2;
    other.files.write = (path, bytes) => (left-- > 0 ? write(path, bytes) : Promise.reject(new DOMException('full', 'QuotaExceededError')));
    await expect(other.lab.runs.importRun(zipOf(renamed('b')), true)).rejects.toThrow('full');
    left = 2;
    await expect(other.lab.runs.importRun(zipOf(renamed('new')), true)).rejects.toThrow('full');
    other.files.write = write;
    expect(await folder.read('run.json')).toEqual(before);
    expect((await other.lab.runs.list()).runs.map(({ id }) => id)).not.toContain('new');
    expect((await other.files.list('runs')).some((path) => path.includes('incoming') || path.startsWith('runs/new/'))).toBe(false);
  });

  it('leave one of the two whole, wherever replacing breaks off', async () => {
    const { write, remove } = other.files;
    const count = Object.keys(whole).length;
    await other.lab.runs.importRun(zipOf(renamed('b')), true);
    for (const writes of [0, 3, count - 1, count, count + 3, 2 * count - 1]) {
      let left = writes;
      const dead = () => Promise.reject(new Error('the worker died'));
      other.files.write = (path, bytes) => (left-- > 0 ? write(path, bytes) : dead());
      other.files.remove = (path) => (left >= 0 ? remove(path) : dead());
      await expect(other.lab.runs.importRun(zipOf(renamed('b')), true)).rejects.toThrow('died');
      Object.assign(other.files, { write, remove });
      await other.lab.runs.emptyTrash();
      const { runs: kept } = await other.lab.runs.list();
      expect(kept.some(({ id, checkpoints }) => ['b', 'b.incoming'].includes(id) && checkpoints.length === 4), `after ${writes} writes`).toBe(true);
      await other.lab.runs.importRun(zipOf(renamed('b')), true);
    }
  });
});
