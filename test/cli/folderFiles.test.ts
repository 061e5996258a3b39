import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { folderFiles } from '../../src/cli/folderFiles';
import { filesContract } from '../storage/filesContract';

const made: string[] = [];
const newFolder = async () => {
  made.push(await mkdtemp(join(tmpdir(), 'make-files-')));
  return made.at(-1)!;
};
afterAll(async () => {
  for (const folder of made) await rm(folder, { recursive: true });
});

filesContract('a folder on disk', async () => folderFiles(await newFolder()));

describe('a folder on disk', () => {
  it('does not follow links out of itself, for reading or for writing', async () => {
    const [folder, outside] = [await newFolder(), await newFolder()];
    await writeFile(join(outside, 'secret.txt'), 'secret');
    await symlink(join(outside, 'secret.txt'), join(folder, 'file.txt'));
    await symlink(outside, join(folder, 'out'));
    const files = folderFiles(folder);
    await expect(files.read('file.txt')).rejects.toThrow(/leaves the folder/);
    await expect(files.read('out/secret.txt')).rejects.toThrow(/leaves the folder/);
    await expect(files.write('out/new.txt', new Uint8Array(1))).rejects.toThrow(/leaves the folder/);
    expect(await files.list('out').catch(() => 'refused')).toBe('refused');
    expect(await readdir(outside)).toEqual(['secret.txt']);
  });

  it('follows links that stay inside, and is not caught in a circle', async () => {
    const folder = await newFolder();
    await mkdir(join(folder, 'a'));
    await writeFile(join(folder, 'a', 'x.txt'), 'x');
    await symlink(join(folder, 'a', 'x.txt'), join(folder, 'y.txt'));
    await symlink(folder, join(folder, 'a', 'self'));
    const files = folderFiles(folder);
    expect(await files.read('y.txt')).toEqual(Uint8Array.of(120));
    expect(await files.read('a/self/a/x.txt')).toEqual(Uint8Array.of(120));
    expect(await files.list('')).toContain('a/x.txt');
  });

  it('leaves no half-written file behind and lists none', async () => {
    const folder = await newFolder();
    await writeFile(join(folder, '.run.json.123.tmp'), 'half');
    const files = folderFiles(folder);
    await files.write('run.json', Uint8Array.of(1));
    await mkdir(join(folder, 'taken'));
    await expect(files.write('taken', Uint8Array.of(1))).rejects.toThrow();
    expect(await files.list('')).toEqual(['run.json']);
    expect((await readdir(folder)).sort()).toEqual(['.run.json.123.tmp', 'run.json', 'taken']);
  });

  it('works in a folder that does not exist yet', async () => {
    const files = folderFiles(join(await newFolder(), 'runs', 'a'));
    expect(await files.list('')).toEqual([]);
    await files.append('metrics.jsonl', '{}\n');
    expect(await files.list('')).toEqual(['metrics.jsonl']);
  });
});
