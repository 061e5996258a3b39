import type { Progress } from '../../../lab/api';
import { useMessages } from '../../messages/language';

/** A task that runs: how far it is, how fast, how long it will take, and the way to stop it. */
export function Underway({ name, progress, onStop }: { name: string; progress: Progress | null; onStop(): void }) {
  const { compare, shell } = useMessages();
  const task = progress ? shell.tasks[progress.task] : name;
  return (
    <div className="underway">
      <p role="status"><b>{name}</b> <span>{task}{progress && ` · ${compare.progress(progress.done, progress.total, progress.perSecond ?? null, progress.secondsLeft ?? null)}`}</span></p>
      <progress aria-label={name} value={progress?.done ?? 0} max={Math.max(1, progress?.total ?? 1)} />
      <button type="button" onClick={onStop}>{compare.stop}</button>
    </div>
  );
}
