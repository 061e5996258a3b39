import type { OpenStatus } from '../../../lab/api';
import { LearningChart } from '../../charts/LearningChart';
import { Figure } from '../../controls/Figure';
import { useMessages } from '../../messages/language';
import { Panel } from './Panel';

/** How the open run came to what it knows. */
export function LearningCurve({ status: { run, strangeWords } }: { status: OpenStatus }) {
  const { learning } = useMessages().data;
  if (run.history.length === 0) return <Panel title={learning.name}><p className="dim">{learning.none}</p></Panel>;
  const elsewhere = strangeWords === null ? '' : ` ${learning.elsewhere(run.name, run.catalog)}`;
  return (
    <Figure name={learning.name} caption={`${learning.caption(run.name, run.step)}${elsewhere}`}
      columns={[learning.step, learning.loss, learning.ndcg]} rows={run.history.map(({ step, loss, ndcg }) => [step, loss, ndcg])}>
      <LearningChart history={run.history} />
    </Figure>
  );
}
