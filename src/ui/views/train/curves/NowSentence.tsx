import { field } from '../../../../experiment/fields';
import { notableEvent, nowFindings } from '../../../../lab/train/nowFindings';
import { Emphasized } from '../../../controls/Emphasized';
import type { Messages } from '../../../messages/english';
import { useMessages } from '../../../messages/language';
import { useDraft } from '../../../state/draft';
import { useSeconds } from '../../../state/draftEstimate';
import { showStep, useShownStep } from '../../../state/frames';
import type { ShownRun } from '../../../state/shownRun';
import '../../../styles/curves.css';
import { useCatalogName } from '../../runs/catalogName';
import { eventSentence, nowSentence } from './sentences';

/** What is happening, in one sentence that a student understands; of a checkpoint where the reader went back to one. */
export function NowSentence({ run }: { run: ShownRun | null }) {
  const { curves: words, experiment: experimentWords } = useMessages();
  const experiment = useDraft((draft) => draft.experiment);
  const { seconds } = useSeconds(experiment);
  const catalogName = useCatalogName();
  const shown = useShownStep(run);
  const past = !shown.following && shown.step !== null;
  const step = past && shown.step !== null ? shown.step : (run?.step ?? 0);
  const text = run ? sentenceOf(run, step, past, words) : words.now.invite(Number(field('steps').read(experiment)), catalogName(experiment.catalog), seconds === null ? null : experimentWords.about(seconds));
  return <p className="now"><Emphasized text={text} /></p>;
}

function sentenceOf(run: ShownRun, step: number, past: boolean, words: Messages['curves']): string {
  const { lines, total, experiment: { model, training } } = run;
  if (lines.length === 0) return run.status === 'lost' || run.status === 'stopped' ? words.now.neverBegan : words.now.beginning(total);
  return nowSentence(nowFindings(lines, step, model.fusion.kind), { step, total, past: past && step < total, lookEvery: training.evaluateEvery }, words);
}

/** What happened in the run that is worth going back to, and the way there. */
export function NotableEvent({ run }: { run: ShownRun | null }) {
  const { curves: words } = useMessages();
  const event = run && notableEvent(run.lines, run.experiment.model.fusion.kind);
  if (!run || !event) return null;
  // A fork knows what happened before it, and has no checkpoint of that.
  const checkpoint = run.checkpoints[0] <= event.step ? run.checkpoints.find((step) => step >= event.step) : undefined;
  return (
    <p className="dim notable-event">
      {eventSentence(event, words)} {checkpoint !== undefined && <button type="button" className="link" onClick={() => showStep(checkpoint)}>{words.event.go(checkpoint)}</button>}
    </p>
  );
}
