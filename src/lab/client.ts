// Starts the lab's workers and hands out their proxies. The page never sees TensorFlow.
import { proxy, wrap, type Remote } from 'comlink';
import type { Backend, LabStatus, Progress, SearchApi, TrainApi } from './api';

type RemoteLab = Remote<SearchApi & TrainApi>;

let search: Promise<{ lab: SearchApi; status: LabStatus }> | null = null;

/** Opens a bundled run. Asked twice (React's strict mode does), it starts one worker. */
export function startSearch(run: string, backend: Backend | null, onProgress: (progress: Progress) => void): Promise<{ lab: SearchApi; status: LabStatus }> {
  search ??= openSearch(run, backend, onProgress);
  return search;
}

async function openSearch(run: string, backend: Backend | null, onProgress: (progress: Progress) => void): Promise<{ lab: SearchApi; status: LabStatus }> {
  const { lab, died } = await startLab();
  const status = await Promise.race([lab.open(run, backend, proxy(onProgress)), died]);
  return { lab: { open: (...asked) => lab.open(...asked), search: (...asked) => lab.search(...asked) }, status };
}

/** A lab of its own, for training beside the one that searches. `died` rejects when the worker does. */
export async function startLab(): Promise<{ lab: RemoteLab; died: Promise<never> }> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const died = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) => reject(new Error(event.message || 'its worker stopped')));
  });
  const openLab = wrap<(page: string) => Promise<SearchApi & TrainApi>>(worker);
  const lab = (await Promise.race([openLab(document.baseURI), died])) as unknown as RemoteLab;
  return { lab, died };
}
