import type { Progress } from '../../../lab/api';
import { useMessages } from '../../messages/language';

/** Of less than this many steps a rate says nothing. */
const fewSteps = 10;

/** How far, how fast and how long yet; the bar runs without a value where the total is not known. */
export function ImportProgress({ progress }: { progress: Progress | null }) {
  const { catalog, shell } = useMessages();
  const { done = 0, total = 0, perSecond, secondsLeft } = progress ?? {};
  const task = progress ? shell.tasks[progress.task] : catalog.starting;
  const parts = [
    progress && catalog.progress.count(done, total), perSecond && total >= fewSteps ? catalog.progress.rate(perSecond) : '',
    secondsLeft === null || secondsLeft === undefined ? '' : catalog.progress.left(Math.floor(Math.ceil(secondsLeft) / 60), Math.ceil(secondsLeft) % 60),
  ].filter(Boolean);
  return (
    <div className="import-progress">
      <progress aria-label={catalog.progress.name} aria-valuetext={[task, ...parts].join(', ')} max={total || 1} value={progress && total ? done : undefined} />
      <p>{parts.map((part, i) => <span key={i}>{part}</span>)}</p>
    </div>
  );
}
