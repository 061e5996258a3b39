import { useMessages } from '../../messages/language';
import { isUnderWay } from '../../state/ablationQueue';
import { resumeAblation, stopAblation, useAblationQueue } from '../../state/ablations';
import { isAlive, useLiveRun } from '../../state/liveRun';
import { queueSteps, secondsLeft } from '../../state/queueProgress';
import { planName, variantName } from './ablationNames';

/** How far the queue is, how long yet, and the way to stop it and to go on. */
export function AblationProgress() {
  const { runs: { ablation: words } } = useMessages();
  const queue = useAblationQueue();
  const { plan, phase, at } = queue;
  const mine = plan?.runs[at];
  const step = useLiveRun((live) => (live.runId === mine?.runId ? live.step : 0));
  const other = useLiveRun((live) => (isAlive(live) && live.runId !== mine?.runId ? live.name : ''));
  if (!plan || !mine || phase === 'idle') return null;
  const steps = queueSteps(queue, step);
  const left = isUnderWay(queue) && phase !== 'stopping' ? secondsLeft(queue, steps) : null;
  const { state } = words;
  const said = {
    waiting: other ? state.waits(other) : '', training: state.trains(at + 1, plan.runs.length, variantName(plan, mine.variant, words), mine.seed), stopping: state.stopping,
    stopped: state.stopped(queue.done, plan.runs.length), failed: state.failed(queue.failure ?? ''), finished: state.finished(plan.runs.length),
  }[phase];
  return (
    <div className="ablation-progress">
      <progress aria-label={words.progress} max={steps.total || 1} value={steps.done} />
      <p className="buttons">
        <span role="status" dir="auto">{said}</span>
        <span className="dim">{[words.steps(steps.done, steps.total), left === null ? '' : words.left(left)].filter(Boolean).join(words.separator)}</span>
        {(phase === 'waiting' || phase === 'training') && <button type="button" aria-label={words.stopNamed} onClick={() => void stopAblation()}>{words.stop}</button>}
        {(phase === 'stopped' || phase === 'failed') && <button type="button" aria-label={words.resumeNamed(planName(plan, words))} onClick={() => void resumeAblation(plan)}>{words.resume}</button>}
      </p>
    </div>
  );
}
