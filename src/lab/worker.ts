// The labs on a thread of their own; the page starts one for search, one for an import and, when it trains, another.
import { expose, proxy, type ProxyMarked } from 'comlink';
import { browserFiles, browserPlatform, shippedRuns } from './browserPlatform';
import type { ImportLab } from './importLab';
import { SearchLab } from './searchLab';
import type { TrainLab } from './trainLab';

/** Held as long as this worker lives: whoever gets it next knows that it died. */
async function holdLock(name: string): Promise<void> {
  if (navigator.locks) await new Promise<void>((held) => void navigator.locks.request(name, () => new Promise(() => held())));
}

/** `page` is the page's own URL: runs that ship with it lie beside it, wherever the worker's file was put. */
async function openSearch(page: string, lock: string): Promise<SearchLab & ProxyMarked> {
  await holdLock(lock);
  const { files, place } = await browserFiles();
  return proxy(new SearchLab(browserPlatform(files), shippedRuns(new URL('.', page)), place));
}

async function openTraining(): Promise<TrainLab & ProxyMarked> {
  const { TrainLab } = await import('./trainLab');
  const { files } = await browserFiles();
  return proxy(new TrainLab(browserPlatform(files)));
}

async function openImport(page: string, lock: string): Promise<ImportLab & ProxyMarked> {
  await holdLock(lock);
  const { ImportLab } = await import('./importLab');
  const { files } = await browserFiles();
  return proxy(new ImportLab(browserPlatform(files), shippedRuns(new URL('.', page))));
}

const doors = { openSearch, openTraining, openImport };
export type Doors = typeof doors;
expose(doors);
