import type { AblationPlan } from '../../../experiment/ablation';
import { useLanguage } from '../../messages/language';
import { isUnderWay } from '../../state/ablationQueue';
import { deleteAblation, resumeAblation, undoDeleteAblation, useAblationQueue, useAblations } from '../../state/ablations';
import { useRuns } from '../../state/runsStore';
import { planName } from './ablationNames';

/** Ablations that this browser keeps: to look at, to go on with, to delete. */
export function PastAblations({ plans, shown, onShow }: { plans: readonly AblationPlan[]; shown: string | null; onShow(id: string | null): void }) {
  const { catalog, runs: { ablation: words } } = useLanguage(({ messages }) => messages);
  const deleted = useAblations((state) => state.deleted);
  if (plans.length === 0 && !deleted) return null;
  return (
    <div className="past-ablations">
      <h3>{words.past}</h3>
      {deleted && <p className="buttons notice"><span role="status" dir="auto">{words.deleted(planName(deleted, words))}</span><button type="button" aria-label={catalog.undoNamed(planName(deleted, words))} onClick={() => void undoDeleteAblation(deleted)}>{catalog.undo}</button></p>}
      <ul>{plans.map((plan) => <Past key={plan.id} plan={plan} isShown={plan.id === shown} onShow={onShow} />)}</ul>
    </div>
  );
}

function Past({ plan, isShown, onShow }: { plan: AblationPlan; isShown: boolean; onShow(id: string | null): void }) {
  const { language, messages: { runs: { ablation: words } } } = useLanguage();
  const kept = useRuns(({ runs }) => runs);
  const queue = useAblationQueue();
  const mine = queue.plan?.id === plan.id && isUnderWay(queue);
  const done = plan.runs.filter(({ runId }) => kept?.some(({ id, status }) => id === runId && status === 'finished')).length;
  const name = planName(plan, words);
  const busy = isUnderWay(queue) ? words.otherQueue : null;
  return (
    <li>
      <span><b dir="auto">{name}</b> <span className="dim">{[words.pastRow(done, plan.runs.length), new Date(plan.createdAt).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' })].join(words.separator)}</span></span>
      <span className="buttons">
        <button type="button" aria-pressed={isShown} aria-label={words.showNamed(name)} onClick={() => onShow(isShown ? '' : plan.id)}>{words.show}</button>
        {!mine && kept !== null && done < plan.runs.length && <button type="button" disabled={busy !== null} title={busy ?? undefined} aria-description={busy ?? undefined} aria-label={words.resumeNamed(name)} onClick={() => { onShow(null); void resumeAblation(plan); }}>{words.resume}</button>}
        {!mine && <button type="button" aria-label={words.deleteNamed(name)} onClick={() => void deleteAblation(plan)}>{words.delete}</button>}
      </span>
    </li>
  );
}
