// The lab on a thread of its own; the page starts one for search and, when it trains, another.
import { expose, proxy, type ProxyMarked } from 'comlink';
import { browserFiles, browserPlatform, shippedRuns } from './browserPlatform';
import { Lab } from './lab';

/** `page` is the page's own URL: runs that ship with it lie beside it, wherever the worker's file was put. */
async function openLab(page: string): Promise<Lab & ProxyMarked> {
  const { files } = await browserFiles();
  return proxy(new Lab(browserPlatform(files), shippedRuns(new URL('.', page))));
}

expose(openLab);
