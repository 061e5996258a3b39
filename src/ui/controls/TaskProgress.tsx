import type { Progress } from '../../lab/api';
import { useMessages } from '../messages/language';
import '../styles/progress.css';

/** Of less than this many steps a rate says nothing. */
const fewSteps = 10;

/** What is being done, how far, how fast and how long yet, and the way to stop it; the bar runs without a value where the total is not known. */
export function TaskProgress({ name, progress, onStop }: { name: string; progress: Progress | null; onStop?(): void }) {
  const { progress: words, tasks, stop } = useMessages().shell;
  const { done = 0, total = 0, perSecond, secondsLeft } = progress ?? {};
  const parts = [
    progress ? tasks[progress.task] : words.begins, progress && words.count(done, total), perSecond && total >= fewSteps ? words.rate(perSecond) : '',
    secondsLeft === null || secondsLeft === undefined ? '' : words.left(Math.floor(Math.ceil(secondsLeft) / 60), Math.ceil(secondsLeft) % 60),
  ].filter(Boolean);
  return (
    <div className="task-progress">
      <progress aria-label={name} aria-valuetext={parts.join(', ')} max={total || 1} value={progress && total ? done : undefined} />
      {onStop && <button type="button" onClick={onStop}>{stop}</button>}
      <p>{parts.map((part, i) => <span key={i}>{part}</span>)}</p>
    </div>
  );
}
