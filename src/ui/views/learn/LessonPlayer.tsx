import { useEffect } from 'react';
import { inLanguage } from '../../../experiment/lesson';
import type { Lesson, LessonText } from '../../../experiment/lessonFormat';
import { useLanguage, useMessages } from '../../messages/language';
import { reached } from '../../state/lessonProgress';
import { routeHash, useRoute } from '../../state/route';
import { Incidents } from '../train/Incidents';
import { CheckList } from './CheckList';
import { Instrument } from './Instrument';
import { LessonWords } from './LessonWords';
import { type LessonState, useLesson, usePageOpened } from './lessonState';
import { Outcomes } from './Outcomes';
import { Question } from './Question';
import { Summary } from './Summary';
import { PageTitle, turnTo } from './turnPage';

/** One page of a lesson: text at the left, the instrument at the right; or its summary. */
export function LessonPlayer({ lesson }: { lesson: Lesson }) {
  const route = useRoute();
  const pages = lesson.steps.length;
  const number = Math.min(Math.max(Math.trunc(Number(route.page)) || 1, 1), pages + 1);
  useEffect(() => reached(lesson.id, Math.min(number, pages)), [lesson.id, number, pages]);
  return number > pages ? <Summary lesson={lesson} head={<Head lesson={lesson} number={number} blockedAt={null} />} /> : <Page lesson={lesson} number={number} />;
}

function Page({ lesson, number }: { lesson: Lesson; number: number }) {
  const { learn } = useMessages();
  const state = useLesson(lesson, lesson.steps[number - 1]);
  usePageOpened(state, number);
  const { page } = state;
  if (!page) return null;
  const blocked = page.question && state.progress.answers[page.question.id] === undefined ? learn.answerFirst : null;
  return (
    <>
      <Head lesson={lesson} number={number} blockedAt={firstUnanswered(state)} />
      <Incidents run={state.shown} failure={null} />
      <div className="lesson">
        <article className="lesson-text">
          <PageTitle key={number} text={state.words(page.title)} />
          <LessonWords text={page.text} state={state} />
          {page.question && <Question key={page.question.id} question={page.question} state={state} />}
          {page.reveals?.map((id) => <Revealed key={id} id={id} state={state} />)}
          <Outcomes state={state} />
          <CheckList state={state} number={number} />
          <Turn number={number} pages={lesson.steps.length} blocked={blocked} />
        </article>
        <Instrument state={state} />
      </div>
    </>
  );
}

function Revealed({ id, state }: { id: string; state: LessonState }) {
  const question = state.lesson.steps.find((step) => step.question?.id === id)?.question;
  return question ? <Question question={question} state={state} revealed /> : null;
}

/** Pages after an unanswered question are closed. */
function firstUnanswered({ lesson, progress }: LessonState): number | null {
  const at = lesson.steps.findIndex(({ question }) => question && progress.answers[question.id] === undefined);
  return at < 0 ? null : at + 1;
}

function Head({ lesson, number, blockedAt }: { lesson: Lesson; number: number; blockedAt: number | null }) {
  const { language, messages: { learn } } = useLanguage();
  const route = useRoute();
  const words = (text: LessonText) => inLanguage(text, language);
  const pages = lesson.steps.length;
  const names = [...lesson.steps.map(({ title }) => words(title)), learn.summaryPage];
  return (
    <header className="lesson-head">
      <a href={routeHash({ ...route, lesson: null, page: null })}>{learn.allLessons}</a>
      <h1 dir="auto">{words(lesson.title)}</h1>
      <nav aria-label={learn.pages}>
        {names.map((name, i) => {
          const closed = blockedAt !== null && i + 1 > blockedAt;
          return <button key={i} type="button" aria-current={i + 1 === number ? 'step' : undefined} aria-label={`${i + 1}: ${name}`} title={closed ? `${name}. ${learn.answerFirst}` : name} aria-description={closed ? learn.answerFirst : undefined}
            data-read={i + 1 < number || undefined} disabled={closed} onClick={() => turnTo(i + 1)}>{i + 1 > pages ? learn.summaryPage : i + 1}</button>;
        })}
      </nav>
    </header>
  );
}

function Turn({ number, pages, blocked }: { number: number; pages: number; blocked: string | null }) {
  const { learn } = useMessages();
  return (
    <footer className="turn">
      <button type="button" disabled={number === 1} onClick={() => turnTo(number - 1)}>{learn.back}</button>
      <span className="dim">{learn.pageOf(number, pages)}</span>
      <button type="button" className="primary" disabled={blocked !== null} title={blocked ?? undefined} aria-description={blocked ?? undefined} onClick={() => turnTo(number + 1)}>{number === pages ? learn.finish : learn.next}</button>
      {blocked && <p className="dim">{blocked}</p>}
    </footer>
  );
}
