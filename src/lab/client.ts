// Starts the search worker once and hands out its proxy. The page never sees TensorFlow.
import { proxy, wrap } from 'comlink';
import type { Backend, LabStatus, Progress, SearchApi } from './api';

let opening: Promise<{ lab: SearchApi; status: LabStatus }> | null = null;

/** Opens a bundled run. Asked twice (React's strict mode does), it starts one worker. */
export function startSearch(run: string, backend: Backend | null, onProgress: (progress: Progress) => void): Promise<{ lab: SearchApi; status: LabStatus }> {
  opening ??= open(run, backend, onProgress);
  return opening;
}

async function open(run: string, backend: Backend | null, onProgress: (progress: Progress) => void): Promise<{ lab: SearchApi; status: LabStatus }> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const died = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) => reject(new Error(event.message || 'the search worker stopped')));
  });
  const lab = wrap<SearchApi>(worker);
  const status = await Promise.race([lab.open(run, backend, proxy(onProgress)), died]);
  return { lab: lab as unknown as SearchApi, status };
}
