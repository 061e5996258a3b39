import type { RankerId } from '../../../lab/api';
import { parseRunRanker } from '../../../lab/runs/runId';
import { Emphasized } from '../../controls/Emphasized';
import { useMessages } from '../../messages/language';
import { isAlive, useLiveRun } from '../../state/liveRun';
import { useRankerName } from '../../state/rankerName';

/** The link names a run that cannot answer: because its first checkpoint is still to come, or because it is not kept here. */
export function MissingRun({ ranker, instead }: { ranker: RankerId; instead: RankerId }) {
  const { search } = useMessages();
  const name = useRankerName();
  const coming = useLiveRun((live) => isAlive(live) && live.runId === parseRunRanker(ranker)?.runId);
  return <p className="notice" role="status"><Emphasized text={(coming ? search.runComing : search.runMissing)(name(ranker), name(instead))} /></p>;
}
