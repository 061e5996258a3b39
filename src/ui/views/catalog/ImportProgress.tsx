import type { Progress } from '../../../lab/api';
import { useMessages } from '../../messages/language';

/** How far, how fast and how long yet; the bar runs without a value where the total is not known. */
export function ImportProgress({ progress }: { progress: Progress | null }) {
  const { catalog, shell } = useMessages();
  const { done = 0, total = 0, perSecond, secondsLeft } = progress ?? {};
  const task = progress ? shell.tasks[progress.task] : catalog.starting;
  const parts = [
    task, progress && catalog.progress.count(done, total), perSecond ? catalog.progress.rate(perSecond) : '',
    secondsLeft === null || secondsLeft === undefined ? '' : catalog.progress.left(Math.floor(Math.ceil(secondsLeft) / 60), Math.ceil(secondsLeft) % 60),
  ].filter(Boolean);
  return (
    <div className="import-progress">
      <progress aria-label={catalog.progress.name} aria-valuetext={parts.join(', ')} max={total || 1} value={progress && total ? done : undefined} />
      <p>{parts.map((part, i) => <span key={i}>{part}</span>)}</p>
    </div>
  );
}
