// Starts the labs' workers and hands out their proxies. The page never sees TensorFlow.
import { proxy, transfer, wrap, type Remote } from 'comlink';
import type { Backend, OpenStatus, Progress, SearchApi } from './api';
import type { ImportApi, PickedFile } from './importApi';
import type { RunsApi } from './runsApi';
import type { TrainApi } from './trainApi';
import type { Doors } from './worker';

export interface SearchWorker {
  lab: Remote<SearchApi>;
  /** Served by the same worker. */
  runs: Remote<RunsApi>;
  /** Rejects when the worker dies, whatever the cause. */
  died: Promise<never>;
  /** A way to its files, where it keeps them in memory alone. */
  shareFiles(): Promise<MessagePort | null>;
  end(): void;
}

let newestSearch: SearchWorker | null = null;

/** A worker that searches. */
export async function startSearchWorker(): Promise<SearchWorker> {
  const worker = await startLocked('search', (doors, lock) => doors.openSearch(document.baseURI, lock) as unknown as Promise<Remote<SearchApi>>);
  newestSearch = { lab: worker.lab, runs: worker.lab.runs as unknown as Remote<RunsApi>, died: worker.died, end: worker.end, shareFiles: () => worker.doors.shareFiles() };
  return newestSearch;
}

export interface ImportWorker {
  lab: Remote<ImportApi>;
  died: Promise<never>;
  end(): void;
}

/** A worker for one import, its files those of the one that searches; also asks the browser not to give away what is kept. End it when the import is over. */
export function startImport(searchStarted: () => Promise<unknown>): Promise<ImportWorker> {
  return startBeside('import', searchStarted, (doors, lock, shared) => doors.openImport(document.baseURI, lock, shared) as unknown as Promise<Remote<ImportApi>>);
}

/**
 * Has the browser look picked files up on disk, ten milliseconds at a time. It does so once, when a file is first asked for its size: handed to a worker
 * without, ten thousand files would be looked up in one go while the page stands still.
 */
export async function lookUpFiles(files: readonly PickedFile[]): Promise<void> {
  let since = performance.now();
  for (const { file } of files) {
    void file.size;
    if (performance.now() - since < 10) continue;
    await new Promise((resolve) => setTimeout(resolve, 0));
    since = performance.now();
  }
}

/** Opens a catalog in a started worker; rejects when the worker dies meanwhile. */
export function openIn({ lab, died }: SearchWorker, catalogId: string, backend: Backend | null, onProgress: (progress: Progress) => void): Promise<OpenStatus> {
  return Promise.race([lab.open(catalogId, backend, proxy(onProgress)), died]);
}

export interface TrainWorker {
  lab: Remote<TrainApi>;
  died: Promise<never>;
  end(): void;
}

/** A lab for training, its files those of the one that searches; also asks the browser not to give away what is kept. */
export function startTraining(searchStarted: () => Promise<unknown>): Promise<TrainWorker> {
  return startBeside('training', searchStarted, (doors, lock, shared) => doors.openTraining(document.baseURI, lock, shared) as unknown as Promise<Remote<TrainApi>>);
}

/**
 * A worker beside the one that searches. Where the browser lends no storage it uses what that one keeps in memory, and waits for it
 * (`searchStarted`); otherwise neither waits for the other.
 */
async function startBeside<Lab>(name: string, searchStarted: () => Promise<unknown>, open: (doors: Remote<Doors>, lock: string, shared: MessagePort | null) => Promise<Lab>) {
  void navigator.storage?.persist?.().catch(() => undefined);
  let lender: SearchWorker | null = null;
  const { lab, died, end } = await startLocked(name, async (doors, lock) => {
    let shared: MessagePort | null = null;
    if (!(await doors.keepsFiles())) {
      await searchStarted().catch(() => undefined);
      shared = newestSearch && (await Promise.race([newestSearch.shareFiles(), newestSearch.died]).catch(() => null));
      if (shared) lender = newestSearch;
    }
    return open(doors, lock, shared && transfer(shared, [shared]));
  });
  return { lab, died: diesWith(died, lender), end };
}

/** Files in the memory of a worker go with it: who waits for them would wait forever. */
function diesWith(died: Promise<never>, lender: SearchWorker | null): Promise<never> {
  if (!lender) return died;
  const either = Promise.race([died, lender.died]);
  either.catch(() => undefined);
  return either;
}

/** A dead worker is told by its lock, which it holds as long as it lives, or by its error where there are no locks. */
async function startLocked<Lab>(name: string, open: (doors: Remote<Doors>, lock: string) => Promise<Lab>): Promise<{ lab: Lab; doors: Remote<Doors>; died: Promise<never>; end(): void }> {
  const lock = `make-playground-${name}-${crypto.randomUUID?.() ?? performance.now()}`;
  const { doors, died, end } = startWorker();
  const lab = await Promise.race([open(doors, lock), died]).catch((cause: unknown) => {
    end();
    throw cause;
  });
  const freed = new Promise<never>((_, reject) => {
    void navigator.locks?.request(lock, () => reject(workerDied(`the ${name} worker stopped`)));
  });
  const either = Promise.race([died, freed]);
  either.catch(() => undefined);
  return { lab, doors, died: either, end };
}

/** Told from what a living worker refuses by its name. */
function workerDied(message: string): Error {
  return Object.assign(new Error(message), { name: 'WorkerDiedError' });
}

function startWorker(): { doors: Remote<Doors>; died: Promise<never>; end(): void } {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const died = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) => reject(workerDied(event.message || 'the worker stopped')));
  });
  died.catch(() => undefined);
  return { doors: wrap<Doors>(worker), died, end: () => worker.terminate() };
}
