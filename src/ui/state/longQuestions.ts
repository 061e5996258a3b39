// Questions that take the lab a while: what runs, what was found. They outlive the view, so that one may look elsewhere meanwhile.
import { proxy } from 'comlink';
import { create, type StoreApi, type UseBoundStore } from 'zustand';
import type { Remote } from 'comlink';
import type { Progress, SearchApi } from '../../lab/api';
import type { RunsApi } from '../../lab/runsApi';
import { ask, messageOf } from './labStore';

export interface LongQuestions<T> {
  /** The one that is being answered. */
  running: { key: string; progress: Progress | null } | null;
  results: Record<string, T>;
  failure: { key: string; message: string } | null;
  stopped: string | null;
}

type Question<T> = (lab: Remote<SearchApi>, runs: Remote<RunsApi>, onProgress: (progress: Progress) => void) => Promise<T>;

/** A store of answers by key, and the verb that asks. A question that is being answered is given up for the next. */
export function longQuestions<T>(): { use: UseBoundStore<StoreApi<LongQuestions<T>>>; begin(key: string, question: Question<T>): Promise<void> } {
  const use = create<LongQuestions<T>>(() => ({ running: null, results: {}, failure: null, stopped: null }));
  const begin = async (key: string, question: Question<T>) => {
    const mine = (progress: Progress | null) => ({ running: { key, progress } });
    use.setState({ ...mine(null), failure: null, stopped: null });
    const isMine = () => use.getState().running?.key === key;
    try {
      const result = await ask((lab, runs) => question(lab, runs, proxy((progress: Progress) => isMine() && use.setState(mine(progress)))));
      use.setState(({ results }) => ({ results: { ...results, [key]: result } }));
    } catch (cause) {
      if (isMine()) use.setState(cause instanceof Error && cause.name === 'AbortError' ? { stopped: key } : { failure: { key, message: messageOf(cause) } });
    } finally {
      if (isMine()) use.setState({ running: null });
    }
  };
  return { use, begin };
}
