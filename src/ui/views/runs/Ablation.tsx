import '../../styles/runs.css';
import { useEffect, useState } from 'react';
import { useMessages } from '../../messages/language';
import { readAblations, useAblationQueue, useAblations } from '../../state/ablations';
import { AblationProgress } from './AblationProgress';
import { AblationResultView } from './AblationResultView';
import { AblationSetup, type AblationBasis } from './AblationSetup';
import { PastAblations } from './PastAblations';

/** What each mechanism is worth: the same experiment with one switched the other way, over several seeds. */
export default function Ablation({ run }: { run: AblationBasis | null }) {
  const { catalog, runs: { ablation: words } } = useMessages();
  const { plans, failure } = useAblations();
  const queued = useAblationQueue(({ plan }) => plan?.id ?? null);
  const [chosen, setChosen] = useState<string | null>(null);
  useEffect(() => void readAblations(), []);
  const shown = plans?.find(({ id }) => id === (chosen ?? queued)) ?? null;
  return (
    <section className="runs ablation panel" aria-labelledby="ablation-heading">
      <h2 id="ablation-heading">{words.title}</h2>
      <p className="dim">{words.what}</p>
      {failure && <p className="notice" role="alert">{catalog.notDone(failure)}</p>}
      <AblationSetup shown={run} onStart={() => setChosen(null)} />
      <AblationProgress />
      {shown && <AblationResultView key={shown.id} plan={shown} />}
      <PastAblations plans={plans ?? []} shown={shown?.id ?? null} onShow={setChosen} />
    </section>
  );
}
