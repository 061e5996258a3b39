// How fast a task goes and how long it will take, from what it has done of late.
import type { Progress, Task } from '../api';

/** Rates are told over this many milliseconds, and not before a task has run for `firstAfter`. */
const window = 4000;
const firstAfter = 600;
/** Progress is passed on at most this often, in milliseconds. */
const every = 100;

interface Moment {
  at: number;
  done: number;
}

/**
 * Progress with its rate and time left. Passes on the first and the last step of every task, and those between ten times a second.
 * @param now milliseconds
 */
export function progressWithRate(onProgress: (progress: Progress) => void, now: () => number = () => performance.now()): (progress: Progress) => void {
  let task: Task | null = null;
  let moments: Moment[] = [];
  let told = -Infinity;
  return (progress) => {
    const at = now();
    if (progress.task !== task) [task, moments, told] = [progress.task, [], -Infinity];
    moments.push({ at, done: progress.done });
    while (moments.length > 2 && moments[1].at <= at - window) moments.shift();
    if (at - told < every && progress.done < progress.total) return;
    told = at;
    const perSecond = rateOf(moments);
    onProgress({ ...progress, perSecond, secondsLeft: perSecond ? (progress.total - progress.done) / perSecond : null });
  };
}

/** Per second; null before it can be told. */
function rateOf(moments: readonly Moment[]): number | null {
  const [first, last] = [moments[0], moments.at(-1)!];
  const elapsed = last.at - first.at;
  return elapsed >= firstAfter && last.done > first.done ? (1000 * (last.done - first.done)) / elapsed : null;
}
