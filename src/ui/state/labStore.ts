// The search worker as the page sees it: which catalog is open, what is being done, and a new worker when one dies.
import type { Remote } from 'comlink';
import { create } from 'zustand';
import type { Backend, OpenStatus, Progress, SearchApi } from '../../lab/api';
import { openIn, startSearchWorker, type SearchWorker } from '../../lab/client';
import type { RunsApi } from '../../lab/runsApi';
import { firstAnswerPainted } from './answerFiles';

export interface LabState {
  /** 'reopening' = the worker died and a new one is being started. */
  phase: 'idle' | 'opening' | 'reopening' | 'ready' | 'failed';
  catalogId: string | null;
  progress: Progress | null;
  status: OpenStatus | null;
  failure: string | null;
  /** Workers that died and were replaced since the page was opened. */
  restarts: number;
  /** Grows when rankers became ready or the catalog changed under the page: what was asked before is asked again. */
  generation: number;
  /** What the newest answer of the live worker took; null before the first. */
  milliseconds: number | null;
}

export const useLabStore = create<LabState>(() => ({
  phase: 'idle', catalogId: null, progress: null, status: null, failure: null, restarts: 0, generation: 0, milliseconds: null,
}));

/** Deaths in a row after which the page stops trying and says so. */
const mostDeaths = 3;
let worker: Promise<SearchWorker> | null = null;
let opening: Promise<SearchWorker> | null = null;
let deaths = 0;

/** Opens a catalog; the newest call wins. What goes wrong stands in the store. */
export function openCatalog(catalogId: string): void {
  if (useLabStore.getState().catalogId === catalogId && useLabStore.getState().phase !== 'failed') return;
  deaths = 0;
  begin(catalogId, 'opening');
}

/** After a failure: once more from the start. */
export function openAgain(): void {
  const { catalogId } = useLabStore.getState();
  deaths = 0;
  if (catalogId) begin(catalogId, 'opening');
}

/** The newest opened worker, for as long as it lives: rejects when it dies before the answer, after the store has begun to replace it. */
export async function ask<T>(question: (lab: Remote<SearchApi>, runs: Remote<RunsApi>) => Promise<T>): Promise<T> {
  const mine = opening;
  if (!mine) throw new Error('No catalog is open yet.');
  try {
    const { lab, runs, died } = await mine;
    return await Promise.race([question(lab, runs), died]);
  } catch (error) {
    if (opening && opening !== mine) return ask(question);
    throw error;
  }
}

/** For what needs no open catalog: answers also where none could be opened. */
export async function manage<T>(question: (lab: Remote<SearchApi>, runs: Remote<RunsApi>) => Promise<T>): Promise<T> {
  const { lab, runs, died } = await (worker ??= startWorker());
  return Promise.race([question(lab, runs), died]);
}

/** After the first paint: the worker's files must not hold back the answer that is there already. */
function startWorker(): Promise<SearchWorker> {
  return firstAnswerPainted.then(startSearchWorker);
}

function begin(catalogId: string, phase: 'opening' | 'reopening'): void {
  useLabStore.setState({ phase, catalogId, progress: null, failure: null, ...(phase === 'opening' && { status: null }) });
  worker ??= startWorker();
  const started = worker;
  const mine = started.then(async (opened) => {
    const status = await openIn(opened, catalogId, askedBackend(), (progress) => opening === mine && useLabStore.getState().phase !== 'ready' && useLabStore.setState({ progress }));
    if (opening === mine) useLabStore.setState(({ generation }) => ({ phase: 'ready', status, progress: null, generation: generation + 1 }));
    return opened;
  });
  opening = mine;
  mine.catch((cause: unknown) => opening === mine && useLabStore.setState({ phase: 'failed', failure: messageOf(cause) }));
  void started.then(({ died }) => died.catch(() => replace(started)), () => { if (worker === started) worker = null; });
}

function replace(dead: Promise<SearchWorker>): void {
  if (worker !== dead) return;
  void dead.then(({ end }) => end());
  worker = null;
  deaths += 1;
  const { catalogId } = useLabStore.getState();
  if (!catalogId) return;
  useLabStore.setState(({ restarts }) => ({ restarts: restarts + 1 }));
  if (deaths <= mostDeaths) begin(catalogId, 'reopening');
  else useLabStore.setState({ phase: 'failed', failure: 'the search worker stopped several times in a row' });
}

/** '?backend=webgpu' forces a backend; anything else leaves the choice to the lab. */
function askedBackend(): Backend | null {
  const asked = new URLSearchParams(window.location.search).get('backend');
  return asked === 'webgpu' || asked === 'wasm' || asked === 'cpu' ? asked : null;
}

export function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
