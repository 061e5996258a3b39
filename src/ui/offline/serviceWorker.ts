// Keeps the page for offline use. Files are kept under path and content hash: a new version fetches only what changed, and a file that came
// from another version than this one is never kept. Nothing is fetched from other origins, by the page or by its workers.
import type { FromServiceWorker, ToServiceWorker } from './messages';

/** Path below the scope to content hash, written in when the site is built. `shell` is kept before this version is used, `rest` afterwards, in this order. */
declare const kept: { shell: Record<string, string>; rest: Record<string, string> };

interface Worker {
  registration: { scope: string };
  location: Location;
  clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void;
  addEventListener(type: 'fetch', listener: (event: Lasting & { request: Request; respondWith(response: Promise<Response> | Response): void }) => void): void;
  addEventListener(type: 'message', listener: (event: Lasting & { data: ToServiceWorker; source: { postMessage(message: FromServiceWorker): void } | null }) => void): void;
}
interface Lasting { waitUntil(work: Promise<unknown>): void }

const worker = globalThis as unknown as Worker;
const all = { ...kept.shell, ...kept.rest };
const cacheName = `make-playground ${new URL(worker.registration.scope).pathname}`;

const addressOf = (path: string) => new URL(path, worker.registration.scope).href;
const keyOf = (path: string) => `${addressOf(path)}?content=${all[path]}`;

worker.addEventListener('install', (event) => event.waitUntil(keep(Object.keys(kept.shell), () => undefined)));

worker.addEventListener('activate', (event) => event.waitUntil(dropOld().then(() => worker.clients.claim())));

worker.addEventListener('message', (event) => {
  if (event.data.kind === 'takeOver') event.waitUntil(worker.skipWaiting());
  else event.waitUntil(keepRest(event.data.lean, (done, total) => event.source?.postMessage({ kind: 'kept', done, total })));
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== worker.location.origin) event.respondWith(Response.error());
  else if (request.method === 'GET') {
    const path = pathOf(url, request.mode);
    if (path !== null) event.respondWith(answer(path, request, event));
  }
});

/** A file of this version, or null. Every address inside the scope without a file of its own that is navigated to is the page. */
function pathOf(url: URL, mode: RequestMode): string | null {
  const address = url.origin + url.pathname;
  if (!address.startsWith(worker.registration.scope)) return null;
  const path = decodeURIComponent(address.slice(worker.registration.scope.length));
  if (path in all) return path;
  return mode === 'navigate' ? 'index.html' : null;
}

async function answer(path: string, request: Request, event: Lasting): Promise<Response> {
  const cache = await caches.open(cacheName);
  const found = await cache.match(keyOf(path));
  if (found) return found;
  const response = await fetch(request);
  if (response.ok) event.waitUntil(store(cache, path, response.clone()));
  return response;
}

async function keepRest(lean: boolean, onProgress: (done: number, total: number) => void): Promise<void> {
  await keep(lean ? [] : Object.keys(kept.rest), onProgress);
}

/** One after the other, so that searching goes on undisturbed; what is there already is not fetched again. */
async function keep(paths: string[], onProgress: (done: number, total: number) => void): Promise<void> {
  const cache = await caches.open(cacheName);
  for (const [done, path] of paths.entries()) {
    onProgress(done, paths.length);
    if (await cache.match(keyOf(path))) continue;
    const response = await fetch(addressOf(path), { cache: 'no-cache' });
    if (!response.ok || !(await store(cache, path, response))) throw new Error(`${path} is not the file of this version: ${response.status}. The site is probably being replaced; the next visit tries again.`);
  }
  onProgress(paths.length, paths.length);
}

/** False for content of another version. */
async function store(cache: Cache, path: string, response: Response): Promise<boolean> {
  const content = await response.clone().arrayBuffer();
  if (await hashOf(content) !== all[path]) return false;
  await cache.put(keyOf(path), response);
  return true;
}

/** The first 16 hexadecimal digits of SHA-256. */
async function hashOf(content: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
  return Array.from(digest.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function dropOld(): Promise<void> {
  const cache = await caches.open(cacheName);
  const wanted = new Set(Object.keys(all).map(keyOf));
  for (const { url } of await cache.keys()) if (!wanted.has(url)) await cache.delete(url);
}
