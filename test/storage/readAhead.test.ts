import { expect, it, vi } from 'vitest';
import { writeText, readText } from '../../src/storage/files';
import { memoryFiles } from '../../src/storage/memoryFiles';
import { readAhead } from '../../src/storage/readAhead';

async function folder() {
  const files = memoryFiles();
  for (const path of ['run/a', 'run/b', 'run/c', 'other/a']) await writeText(files, path, path);
  return files;
}

it('reads the wanted files at once, and each of them once', async () => {
  const files = await folder();
  const read = vi.spyOn(files, 'read');
  const ahead = await readAhead(files, 'run', (path) => path !== 'run/c');
  expect(read.mock.calls.flat()).toEqual(['run/a', 'run/b']);
  expect(await Promise.all(['run/a', 'run/b', 'run/c', 'other/a'].map((path) => readText(ahead, path)))).toEqual(['run/a', 'run/b', 'run/c', 'other/a']);
  expect(read).toHaveBeenCalledTimes(4);
  await writeText(files, 'run/a', 'new');
  expect(await readText(ahead, 'run/a')).toBe('new');
  expect(await ahead.list('run')).toEqual(['run/a', 'run/b', 'run/c']);
});

it('tells of a failure where the file is asked for, and nowhere else', async () => {
  const files = await folder();
  vi.spyOn(files, 'read').mockRejectedValue(new Error('offline'));
  const ahead = await readAhead(files, 'run', () => true);
  await new Promise((resolve) => { setTimeout(resolve, 5); });
  await expect(ahead.read('run/b')).rejects.toThrow('offline');
});
