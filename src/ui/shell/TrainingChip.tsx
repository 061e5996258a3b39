import { useMessages } from '../messages/language';
import { isAlive, useLiveRun } from '../state/liveRun';
import { routeHash, useRoute } from '../state/route';

/** A run that is being trained is in sight from every view. */
export function TrainingChip() {
  const { train } = useMessages();
  const route = useRoute();
  const live = useLiveRun();
  if (!isAlive(live) || !live.runId || route.view === 'train') return null;
  return (
    <a className="training-chip" href={routeHash({ ...route, view: 'train', run: live.runId, step: null, product: null })}>
      <span dir="auto">{live.name}</span> <span>{train.status[live.phase]} {train.chip(live.step, live.total)}</span>
      <progress value={live.step} max={live.total || 1} aria-label={train.stepOf(live.step, live.total)} />
    </a>
  );
}
