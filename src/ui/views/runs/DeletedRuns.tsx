import { useEffect } from 'react';
import { useMessages } from '../../messages/language';
import { undoDeleteRun, useRuns, type DeletedRun } from '../../state/runsStore';

/** Runs just deleted, each with the way back. */
export function DeletedRuns() {
  const deleted = useRuns(({ deleted }) => deleted);
  return deleted.length === 0 ? null : <ul className="deleted-runs">{deleted.map((one) => <Deleted key={one.run.id} deleted={one} />)}</ul>;
}

function Deleted({ deleted }: { deleted: DeletedRun }) {
  const { catalog } = useMessages();
  const { id, name } = deleted.run;
  useEffect(() => document.getElementById(`undo-${id}`)?.focus(), [id]);
  return (
    <li className="buttons">
      <span dir="auto" role="status">{catalog.deleted(name)}</span>
      <button type="button" id={`undo-${id}`} aria-label={catalog.undoNamed(name)} onClick={() => void undoDeleteRun(deleted)}>{catalog.undo}</button>
    </li>
  );
}
