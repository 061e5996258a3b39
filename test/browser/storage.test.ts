import { expect, it } from 'vitest';
import { openIndexedDbFiles } from '../../src/storage/indexedDbFiles';
import { openOpfsFiles } from '../../src/storage/opfsFiles';
import { filesContract } from '../storage/filesContract';

const place = `storage-test-${Date.now()}`;
let opened = 0;
filesContract('the private file system of this browser', () => openOpfsFiles(`${place}-${opened++}`));
filesContract('the IndexedDB of this browser', () => openIndexedDbFiles(`${place}-${opened++}`));

it('is opened by several at the same time, as two workers and a second tab do', async () => {
  const name = `${place}-${opened++}`;
  const all = await Promise.all(Array.from({ length: 6 }, () => openOpfsFiles(name)));
  await all[0].write('runs/a', new Uint8Array([1]));
  expect(await all[5].list('')).toEqual(['runs/a']);
});
