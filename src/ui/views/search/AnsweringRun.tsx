import type { SearchAnswer } from '../../../lab/api';
import { parseRunRanker, runRanker } from '../../../lab/runs/runId';
import { useMessages } from '../../messages/language';
import { isAlive, useLiveRun } from '../../state/liveRun';
import { useRankerName } from '../../state/rankerName';

/** Which checkpoint of an own run has answered, and whether newer ones are to come. */
export function AnsweringRun({ answer: { ranker, step } }: { answer: SearchAnswer }) {
  const { search } = useMessages();
  const name = useRankerName();
  const own = parseRunRanker(ranker);
  const training = useLiveRun((live) => isAlive(live) && live.runId === own?.runId);
  if (!own || step === undefined) return null;
  return <small>{search.answeredAt(name(runRanker(own.runId)), step)}{training && own.step === null && `; ${search.trainedOn}`}</small>;
}
