import { useState } from 'react';
import { useMessages } from '../../../messages/language';
import { restartWithDraft } from '../../../state/beginRun';
import { draftOf, loadDraft } from '../../../state/draft';
import { messageOf } from '../../../state/labStore';
import { changesInWords } from './fieldWords';
import { useStartRefusal } from './startRefusal';
import type { Waiting } from './waiting';

const mostListed = 5;

/** What waits for a new start, in words, and the ways out of it. */
export function WaitingChanges({ waiting }: { waiting: Waiting }) {
  const { experiment: words } = useMessages();
  const refusal = useStartRefusal();
  const [failure, setFailure] = useState<string | null>(null);
  const [all, setAll] = useState(false);
  const { kind, run, count } = waiting;
  const changes = changesInWords(words, waiting);
  const listed = all ? changes : changes.slice(0, mostListed);
  const restart = () => {
    setFailure(null);
    restartWithDraft().catch((cause: unknown) => setFailure(messageOf(cause)));
  };
  return (
    <div className="waiting">
      {kind === 'shown' && <p className="dim">{words.differs(count, run.name)}</p>}
      <ul>
        {listed.map(({ name, before, after }) => <li key={name}>{kind === 'running' ? words.change(name, before, after) : words.inRun(name, before, after)}</li>)}
        {listed.length < changes.length && <li><button type="button" className="fold" onClick={() => setAll(true)}>{words.andMore(changes.length - listed.length)}</button></li>}
      </ul>
      <div className="buttons">
        {kind === 'running' && <button type="button" className="primary" disabled={refusal !== null} title={refusal ?? words.restartWhy} aria-description={refusal ?? words.restartWhy} onClick={restart}>{words.restart}</button>}
        <button type="button" title={kind === 'running' ? words.takeOverWhy : words.setUpWhy} aria-description={kind === 'running' ? words.takeOverWhy : words.setUpWhy}
          onClick={() => loadDraft(draftOf(run.presetId, run.experiment))}>{kind === 'running' ? words.takeOver : words.setUp}</button>
      </div>
      <p className="note" role="alert">{failure && words.failed(failure)}</p>
    </div>
  );
}
