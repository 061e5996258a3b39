import type { LessonQuestion } from '../../../experiment/lessonFormat';
import { Emphasized } from '../../controls/Emphasized';
import { useMessages } from '../../messages/language';
import { answer } from '../../state/lessonProgress';
import { rightOption } from './answers';
import type { LessonState } from './lessonState';
import { LessonWords } from './LessonWords';

/** A question before its reveal. What is right is told at once where it is known, or else where the lesson reveals it. */
export function Question({ question, state, revealed = false }: { question: LessonQuestion; state: LessonState; revealed?: boolean }) {
  const { learn } = useMessages();
  const mine = state.progress.answers[question.id];
  if (mine === undefined) return (
    <fieldset className="question">
      <legend>{learn.question}</legend>
      <LessonWords text={question.prompt} state={state} />
      <div className="options">{question.options.map((option) => <button key={option.id} type="button" dir="auto" onClick={() => answer(state.lesson.id, question.id, option.id)}>{state.words(option.text)}</button>)}</div>
    </fieldset>
  );
  const known = revealed || typeof question.correct !== 'object';
  return (
    <section className="question" aria-label={learn.question} role="status">
      {revealed && <LessonWords text={question.prompt} state={state} />}
      <p><Emphasized text={learn.answered(optionText(question, mine, state))} /> {known ? <Verdict question={question} mine={mine} state={state} /> : learn.answerKept}</p>
      {known && question.reveal && <LessonWords text={question.reveal} state={state} />}
    </section>
  );
}

function Verdict({ question, mine, state }: { question: LessonQuestion; mine: string; state: LessonState }) {
  return answerAgainst(question, mine, state, useMessages());
}

/** The answer against what is right, or against what came out. */
export function answerAgainst(question: LessonQuestion, mine: string, state: LessonState, { learn }: ReturnType<typeof useMessages>): string {
  if (question.correct === undefined) return '';
  const right = rightOption(question, state.world);
  if (right === null) return learn.notKnownYet;
  const [yours, came] = [mine, right].map((id) => optionText(question, id, state));
  if (typeof question.correct === 'object') return right === mine ? learn.cameRight(yours) : learn.cameOther(yours, came);
  return right === mine ? learn.right : learn.wrong(came).replaceAll('**', '');
}

export function optionText(question: LessonQuestion, id: string, state: LessonState): string {
  const option = question.options.find((each) => each.id === id);
  return option ? state.words(option.text) : id;
}
