import { useMemo } from 'react';
import { field } from '../../../../experiment/fields';
import { notableEvent, nowFindings } from '../../../../lab/train/nowFindings';
import { Emphasized } from '../../../controls/Emphasized';
import { useMessages } from '../../../messages/language';
import { useDraft } from '../../../state/draft';
import { useSeconds } from '../../../state/draftEstimate';
import { showStep, useShownStep } from '../../../state/frames';
import type { ShownRun } from '../../../state/shownRun';
import '../../../styles/curves.css';
import { eventSentence, nowSentence } from './sentences';

/** What is happening, in one sentence that a student understands; of a checkpoint where the reader went back to one. */
export function NowSentence({ run }: { run: ShownRun | null }) {
  const { curves: words, experiment: experimentWords } = useMessages();
  const experiment = useDraft((draft) => draft.experiment);
  const { seconds } = useSeconds(experiment);
  const shown = useShownStep(run);
  const past = !shown.following && shown.step !== null;
  const step = past && shown.step !== null ? shown.step : (run?.step ?? 0);
  const text = useMemo(() => {
    if (!run) return words.now.invite(Number(field('steps').read(experiment)), experiment.catalog, seconds === null ? null : experimentWords.about(seconds));
    if (run.lines.length === 0) return words.now.beginning(run.total);
    const { model, training } = run.experiment;
    return nowSentence(nowFindings(run.lines, step, model.fusion.kind), { step, total: run.total, past: past && step < run.total, lookEvery: training.evaluateEvery }, words);
  }, [run?.lines, run?.experiment, run?.total, step, past, experiment, seconds, words, experimentWords]);
  return <p className="now"><Emphasized text={text} /></p>;
}

/** What happened in the run that is worth going back to, and the way there. */
export function NotableEvent({ run }: { run: ShownRun | null }) {
  const { curves: words } = useMessages();
  const event = useMemo(() => run && notableEvent(run.lines, run.experiment.model.fusion.kind), [run?.lines, run?.experiment]);
  if (!run || !event) return null;
  const checkpoint = run.checkpoints.find((step) => step >= event.step);
  return (
    <p className="dim notable-event">
      {eventSentence(event, words)} {checkpoint !== undefined && <button type="button" className="link" onClick={() => showStep(checkpoint)}>{words.event.go(checkpoint)}</button>}
    </p>
  );
}
