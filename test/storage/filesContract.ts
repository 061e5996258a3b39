import { describe, expect, it } from 'vitest';
import { readLines, readText, sizeOf, subfolder, writeText, type Files } from '../../src/storage/files';

const text = (value: string) => new TextEncoder().encode(value);

/** What every folder of bytes must do, wherever the bytes are kept. `open` gives a new, empty folder. */
export function filesContract(place: string, open: () => Promise<Files>): void {
  describe(`a folder in ${place}`, () => {
    it('has nothing at first, and says so with null and an empty list', async () => {
      const files = await open();
      expect(await files.read('a/b.txt')).toBeNull();
      expect(await files.list('')).toEqual([]);
      expect(await files.list('a')).toEqual([]);
    });

    it('gives back what was written, replaces it, and is not changed through anyone else\'s memory', async () => {
      const files = await open();
      const bytes = Uint8Array.of(9, 0, 255, 7).subarray(1);
      await files.write('run/x.bin', bytes);
      bytes[0] = 77;
      const first = await files.read('run/x.bin');
      expect(first).toEqual(Uint8Array.of(0, 255, 7));
      first![0] = 88;
      expect(await files.read('run/x.bin')).toEqual(Uint8Array.of(0, 255, 7));
      await files.write('run/x.bin', Uint8Array.of(1));
      expect(await files.read('run/x.bin')).toEqual(Uint8Array.of(1));
      await files.write('empty', new Uint8Array());
      expect(await files.read('empty')).toEqual(new Uint8Array());
      expect([await sizeOf(files, 'run/x.bin'), await sizeOf(files, 'empty'), await sizeOf(files, 'nowhere'), await sizeOf(subfolder(files, 'run'), 'x.bin')]).toEqual([1, 0, 0, 1]);
    });

    it('appends in order, also when nobody waits', async () => {
      const files = await open();
      await files.append('metrics.jsonl', '{"step":0}\n');
      await Promise.all([1, 2, 3].map((step) => files.append('metrics.jsonl', `{"step":${step}}\n`)));
      await files.append('metrics.jsonl', '{"step":4');
      const steps = (await readLines<{ step: number }>(files, 'metrics.jsonl')).map(({ step }) => step);
      expect(steps[0]).toBe(0);
      expect(steps.sort()).toEqual([0, 1, 2, 3]);
    });

    it('lists files at every depth, sorted, and only those of the folder asked for', async () => {
      const files = await open();
      for (const path of ['b/two.txt', 'a/deep/er/one.txt', 'ab.txt', 'a/x.txt', 'ü/€.txt']) await files.write(path, text(path));
      expect(await files.list('')).toEqual(['a/deep/er/one.txt', 'a/x.txt', 'ab.txt', 'b/two.txt', 'ü/€.txt']);
      expect(await files.list('a')).toEqual(['a/deep/er/one.txt', 'a/x.txt']);
      expect(await readText(files, 'ü/€.txt')).toBe('ü/€.txt');
    });

    it('removes a file, a folder with all it holds, and forgives what is not there', async () => {
      const files = await open();
      for (const path of ['a/1', 'a/2/3', 'ab', 'c']) await files.write(path, text(path));
      await files.remove('c');
      await files.remove('a');
      await files.remove('nothing/here');
      expect(await files.list('')).toEqual(['ab']);
    });

    it('reads a folder as no file', async () => {
      const files = await open();
      await files.write('products.csv/inside.txt', text('x'));
      expect(await files.read('products.csv')).toBeNull();
    });

    it('is a folder of folders', async () => {
      const files = await open();
      const run = subfolder(files, 'runs/a');
      await writeText(run, 'run.json', '{}');
      expect(await files.list('')).toEqual(['runs/a/run.json']);
      expect(await run.list('')).toEqual(['run.json']);
    });

    it.each(['', '/etc/passwd', '../x', 'a/../../x', 'a//b', './a', 'a\\..\\b', 'C:/x', 'a\0b'])('refuses the path %j', async (path) => {
      const files = await open();
      await expect(files.read(path)).rejects.toThrow(/inside the folder/);
      await expect(files.write(path, text('x'))).rejects.toThrow(/inside the folder/);
      await expect(files.append(path, 'x')).rejects.toThrow(/inside the folder/);
      await expect(files.remove(path)).rejects.toThrow(/inside the folder/);
    });
  });
}
