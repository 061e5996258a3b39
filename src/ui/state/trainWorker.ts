// The worker that trains, as the page sees it: started when it is first asked, given up when it dies; and the backend that it computes on.
import { create } from 'zustand';
import type { Backend } from '../../lab/api';
import { startTraining, type TrainWorker } from '../../lab/client';
import type { BackendCard } from '../../lab/trainApi';
import { manage, messageOf } from './labStore';

/** How the backend was chosen; null before it was tried. It outlives runs. */
export const useBackend = create<{ wanted: Backend | 'auto'; card: BackendCard | null; failure: string | null; trying: boolean }>(() => ({ wanted: 'auto', card: null, failure: null, trying: false }));

let worker: Promise<TrainWorker> | null = null;

export function trainWorker(): Promise<TrainWorker> {
  return (worker ??= startWorker());
}

/** Asks the training worker something between two steps. */
export async function askTraining<T>(question: (lab: TrainWorker['lab']) => Promise<T>): Promise<T> {
  const { lab, died } = await trainWorker();
  return Promise.race([question(lab), died]);
}

/** Finds the backend, or forces one; the card tells. */
export async function chooseBackend(wanted: Backend | 'auto'): Promise<void> {
  useBackend.setState({ wanted, trying: true, failure: null });
  try {
    useBackend.setState({ card: await askTraining((lab) => lab.openBackend(wanted)) });
  } catch (cause) {
    useBackend.setState({ failure: messageOf(cause) });
  } finally {
    useBackend.setState({ trying: false });
  }
}

/** A dead one is replaced when the next is asked; that one has to be told of a backend that was forced. */
export function giveUp(dead: Promise<TrainWorker>): void {
  if (worker !== dead) return;
  worker = null;
  void dead.then(({ end }) => end(), () => undefined);
  useBackend.setState(({ wanted, card }) => ({ card: wanted === 'auto' ? card : null }));
}

function startWorker(): Promise<TrainWorker> {
  const started = startTraining(() => manage(() => Promise.resolve()));
  started.then(({ died }) => died.catch(() => giveUp(started)), () => giveUp(started));
  return started;
}
