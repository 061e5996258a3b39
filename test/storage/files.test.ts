import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { openIndexedDbFiles } from '../../src/storage/indexedDbFiles';
import { memoryFiles } from '../../src/storage/memoryFiles';
import { opfsFiles } from '../../src/storage/opfsFiles';
import { fakeDirectory } from './fakeDirectory';
import { filesContract } from './filesContract';

let databases = 0;
filesContract('memory', async () => memoryFiles());
filesContract('IndexedDB', () => openIndexedDbFiles(`files-${databases++}`));
filesContract('a private file system', async () => opfsFiles(fakeDirectory()));

it('a full private file system keeps the file that was there, and leaves none that was never whole', async () => {
  let room = Infinity;
  const files = opfsFiles(fakeDirectory(() => room));
  await files.write('runs/a/run.json', Uint8Array.of(1, 2, 3));
  room = 2;
  await expect(files.write('runs/a/run.json', Uint8Array.of(4, 5, 6))).rejects.toMatchObject({ name: 'QuotaExceededError' });
  await expect(files.write('runs/a/step-000001.safetensors', new Uint8Array(100))).rejects.toMatchObject({ name: 'QuotaExceededError' });
  await expect(files.append('runs/a/metrics.jsonl', '{"step":1}')).rejects.toMatchObject({ name: 'QuotaExceededError' });
  expect(await files.read('runs/a/run.json')).toEqual(Uint8Array.of(1, 2, 3));
  expect(await files.list('')).toEqual(['runs/a/run.json']);
  room = Infinity;
  await files.write('runs/a/step-000001.safetensors', Uint8Array.of(7));
  expect(await files.list('')).toEqual(['runs/a/run.json', 'runs/a/step-000001.safetensors']);
});
