// The open catalog put through one more model, from any view.
import { proxy } from 'comlink';
import { useState } from 'react';
import type { Progress, RankerId } from '../../lab/api';
import { ask, messageOf, useLabStore } from './labStore';

export interface Encoding {
  running: boolean;
  progress: Progress | null;
  /** How the last attempt ended when it was not encoded. */
  ended: 'stopped' | { failure: string } | null;
  start(): Promise<void>;
  stop(): void;
}

/** Once encoded, the ranker is ready everywhere, and what was asked before is asked again. */
export function useEncoding(ranker: RankerId): Encoding {
  const [progress, setProgress] = useState<Progress | null>(null);
  const [running, setRunning] = useState(false);
  const [ended, setEnded] = useState<Encoding['ended']>(null);
  const start = async () => {
    setRunning(true);
    setEnded(null);
    try {
      const rankers = await ask((lab) => lab.encode(ranker, proxy(setProgress)));
      useLabStore.setState(({ status, generation }) => ({ status: status && { ...status, rankers }, generation: generation + 1 }));
    } catch (cause) {
      setEnded(cause instanceof Error && cause.name === 'AbortError' ? 'stopped' : { failure: messageOf(cause) });
    } finally {
      setRunning(false);
      setProgress(null);
    }
  };
  return { running, progress, ended, start, stop: stopTask };
}

/** Ends what the lab has been asked to do over the whole catalog. */
export function stopTask(): void {
  void ask((lab) => lab.stop());
}
