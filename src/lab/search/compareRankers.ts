import type { PairOfAnswers, Progress, RankerComparison, RankerId } from '../api';
import type { Session } from './session';

export async function comparePair(session: Session, query: string, a: RankerId, b: RankerId): Promise<PairOfAnswers> {
  throw new Error(`${a} and ${b} on ${query} in ${session.opened.info.name} are not compared yet.`);
}

export async function compareAll(session: Session, a: RankerId, b: RankerId, onProgress: (progress: Progress) => void, signal: AbortSignal): Promise<RankerComparison> {
  onProgress({ task: 'queries', done: 0, total: 1 });
  signal.throwIfAborted();
  throw new Error(`${a} and ${b} in ${session.opened.info.name} are not compared yet.`);
}
