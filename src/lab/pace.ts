import type { Progress, Task } from './api';

/** Before this much work a rate says nothing, in milliseconds. */
const soonest = 500;

/** Tells a task's progress with its rate and the time that is left, both over all that was done since the start. */
export function pace(task: Task, total: number, now: () => number = () => performance.now()): (done: number) => Progress {
  const started = now();
  return (done) => {
    const passed = now() - started;
    if (passed < soonest || done === 0) return { task, done, total, perSecond: null, secondsLeft: null };
    const perSecond = (done / passed) * 1000;
    return { task, done, total, perSecond, secondsLeft: (total - done) / perSecond };
  };
}
