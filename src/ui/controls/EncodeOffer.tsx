import type { ReactNode } from 'react';
import type { RankerId } from '../../lab/api';
import { useMessages } from '../messages/language';
import { useEncoding } from '../state/encoding';
import { useLabStore } from '../state/labStore';
import { useRankerName } from '../state/rankerName';
import { Emphasized } from './Emphasized';
import { TaskProgress } from './TaskProgress';

/** Where the open catalog has not gone through the chosen model: why it cannot rank yet, and the way to change that. */
export function EncodeOffer({ ranker, children }: { ranker: RankerId; children?: ReactNode }) {
  const { shell } = useMessages();
  const { encode } = shell;
  const name = useRankerName()(ranker === 'blend' ? 'make' : ranker);
  const catalog = useLabStore(({ status }) => status?.catalog);
  const { running, progress, ended, start, stop } = useEncoding(ranker);
  return (
    <div className="notice encode">
      <p><Emphasized text={encode.why(catalog?.name ?? '', catalog?.products ?? 0, name)} /> {children}</p>
      {running ? <TaskProgress name={encode.start(name)} progress={progress} onStop={stop} />
        : <div className="buttons"><button type="button" onClick={() => void start()}>{encode.start(name)}</button></div>}
      <p role="status">{running || !ended ? '' : ended === 'stopped' ? encode.stopped : shell.failed(ended.failure)}</p>
    </div>
  );
}
