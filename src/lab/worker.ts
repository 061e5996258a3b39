// The labs on a thread of their own; the page starts one for search, one for an import and, when it trains, another.
import { expose, proxy, transfer, type ProxyMarked } from 'comlink';
import type { Files } from '../storage/files';
import { browserFiles, browserPlatform, shippedPictures, shippedRuns } from './browserPlatform';
import type { ImportLab } from './importLab';
import { filesPort, portFiles } from './portFiles';
import { SearchLab } from './searchLab';
import type { TrainLab } from './trainLab';

/** Held as long as this worker lives: whoever gets it next knows that it died. */
async function holdLock(name: string): Promise<void> {
  if (navigator.locks) await new Promise<void>((held) => void navigator.locks.request(name, () => new Promise(() => held())));
}

let opened: ReturnType<typeof browserFiles> | null = null;
const ownFiles = () => (opened ??= browserFiles());

/** `page` is the page's own URL: runs that ship with it lie beside it, wherever the worker's file was put. */
async function openSearch(page: string, lock: string): Promise<SearchLab & ProxyMarked> {
  await holdLock(lock);
  const { files, place } = await ownFiles();
  return proxy(new SearchLab(browserPlatform(files), shippedRuns(new URL('.', page)), place));
}

/** A way to files that are in this worker's memory, for another worker; null where both open the same ones anyway. */
async function shareFiles(): Promise<MessagePort | null> {
  const { files, place } = await ownFiles();
  const port = place === 'memory' ? filesPort(files) : null;
  return port && transfer(port, [port]);
}

/** Whether the browser lends this worker a lasting place for its files. */
async function keepsFiles(): Promise<boolean> {
  return (await ownFiles()).place !== 'memory';
}

/** `shared`: the search worker's files, where it keeps them in memory. */
async function openTraining(page: string, lock: string, shared: MessagePort | null): Promise<TrainLab & ProxyMarked> {
  await holdLock(lock);
  const { TrainLab } = await import('./trainLab');
  return proxy(new TrainLab(browserPlatform(await filesOf(shared), shippedPictures(new URL('.', page)))));
}

async function openImport(page: string, lock: string, shared: MessagePort | null): Promise<ImportLab & ProxyMarked> {
  await holdLock(lock);
  const { ImportLab } = await import('./importLab');
  return proxy(new ImportLab(browserPlatform(await filesOf(shared)), shippedRuns(new URL('.', page))));
}

async function filesOf(shared: MessagePort | null): Promise<Files> {
  return shared ? portFiles(shared) : (await ownFiles()).files;
}

const doors = { openSearch, openTraining, openImport, shareFiles, keepsFiles };
export type Doors = typeof doors;
expose(doors);
