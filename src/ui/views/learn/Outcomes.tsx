import type { LessonOutcome } from '../../../experiment/lessonFormat';
import { useMessages } from '../../messages/language';
import { isMeasured, measure } from './measured';
import type { LessonState } from './lessonState';
import { LessonWords } from './LessonWords';
import { differenceInWords, howMeasured, inWords, missingInWords, namesOf, verdictInWords } from './valueWords';

/** What came out in the reader's runs, in the words that fit it. */
export function Outcomes({ state }: { state: LessonState }) {
  const { learn } = useMessages();
  const outcomes = state.page?.outcomes ?? [];
  if (outcomes.length === 0) return null;
  return (
    <section className="outcomes" aria-label={learn.outcomes} aria-live="polite">
      {state.failure && <p className="notice">{learn.failed(state.failure)}</p>}
      {outcomes.map((outcome, i) => <Outcome key={i} outcome={outcome} state={state} />)}
    </section>
  );
}

function Outcome({ outcome: { label, by, more, less, same }, state }: { outcome: LessonOutcome; state: LessonState }) {
  const messages = useMessages();
  const result = measure(by, state.world);
  if (!isMeasured(result)) return <div className="outcome"><h3 dir="auto">{state.words(label)}</h3><p className="dim">{missingInWords(result, state, messages)}</p></div>;
  const { from, to } = inWords(result, messages);
  const names = namesOf(by, state, messages);
  const text = { more, less, same }[result.verdict];
  return (
    <div className="outcome">
      <h3 dir="auto">{state.words(label)}</h3>
      <dl>
        <div><dt dir="auto">{names.from}</dt><dd>{from}</dd></div>
        <div><dt dir="auto">{names.to}</dt><dd>{to}</dd></div>
        <div><dt>{messages.learn.columns.difference}</dt><dd>{verdictInWords(result, messages)}</dd></div>
      </dl>
      <p className="dim">{howMeasured(result, messages)}</p>
      <LessonWords text={text} state={state} values={{ from, to, difference: differenceInWords(result, messages) }} />
    </div>
  );
}
