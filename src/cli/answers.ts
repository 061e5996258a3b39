import { bundledCatalogs } from '../catalog/bundled';
import type { Platform } from '../lab/platform';
import { answerFiles, answerText } from '../lab/search/answers';
import { SearchLab } from '../lab/searchLab';
import { writeJson, writeText, type Files } from '../storage/files';
import { memoryFiles } from '../storage/memoryFiles';
import { folderFiles } from './folderFiles';
import { nodeDecoder, openNodeBackend } from './nodeLab';
import { readOptions } from './options';

const help = `
Answers every example query with every run that ships with the page, so that the page has an answer before its model is loaded.
Writes RUNS/<run>/answers/<query>.json and lists them in each run's files.json. Do it again after a run, an example or a ranker has changed.

  npm run answers

  --runs FOLDER  public/runs unless told`;

const options = { runs: { type: 'string', default: 'public/runs' } } as const;

const platform: Platform = {
  async openBackend() {
    await openNodeBackend('wasm');
    return { backend: 'wasm', tried: [] };
  },
  decoder: nodeDecoder,
  files: memoryFiles(),
};

export async function answers(argv: string[]): Promise<void> {
  const { values } = readOptions(argv, help, options);
  const runs = folderFiles(values.runs ?? 'public/runs');
  const lab = new SearchLab(platform, runs, 'memory');
  const texts = new Map<string, string>();
  for (const catalog of bundledCatalogs) for await (const [path, file] of answerFiles(lab, catalog)) texts.set(path, answerText(file));
  const folders = new Set([...texts.keys()].map((path) => path.split('/')[0]));
  for (const folder of folders) await runs.remove(`${folder}/answers`);
  for (const [path, text] of texts) await writeText(runs, path, text);
  for (const folder of folders) await listFiles(runs, folder);
  const bytes = [...texts.values()].reduce((sum, text) => sum + text.length, 0);
  console.log(`${texts.size} answers of ${folders.size} runs, ${(bytes / 1e6).toFixed(2)} MB`);
}

/** The page cannot list a folder: each run names its own files. */
async function listFiles(runs: Files, folder: string): Promise<void> {
  const names = (await runs.list(folder)).map((path) => path.slice(folder.length + 1));
  await writeJson(runs, `${folder}/files.json`, names.filter((name) => name !== 'files.json'));
}
