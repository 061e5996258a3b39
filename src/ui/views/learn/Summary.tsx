import { useEffect, useState, type ReactNode } from 'react';
import { baseOf } from '../../../experiment/draft';
import { fieldDifferences } from '../../../experiment/fields';
import type { Lesson } from '../../../experiment/lessonFormat';
import { useLanguage } from '../../messages/language';
import { finished } from '../../state/lessonProgress';
import { draftOf } from '../../state/draft';
import { useBackend } from '../../state/trainWorker';
import { go } from '../../state/route';
import { changesInWords } from '../train/experiment/fieldWords';
import { ComparisonTable } from './ComparisonTable';
import { useLesson, type LessonState } from './lessonState';
import { LessonWords } from './LessonWords';
import { over } from './measured';
import { answerAgainst, optionText } from './Question';
import { RunResults } from './RunResults';
import { SummaryChart } from './SummaryChart';
import { PageTitle } from './turnPage';

/** One page of what this reader measured and expected, to be printed. */
export function Summary({ lesson, head }: { lesson: Lesson; head: ReactNode }) {
  const { language, messages: { learn } } = useLanguage();
  const state = useLesson(lesson, null);
  const { catalog } = state;
  const any = Object.values(state.runs).some((run) => over(run));
  useEffect(() => { go({ catalog, product: null }, { replace: true }); }, [catalog]);
  useEffect(() => { if (any) finished(lesson.id); }, [any, lesson.id]);
  const [opened] = useState(() => new Date());
  const date = opened.toLocaleDateString(language === 'zh' ? 'zh-Hans' : 'en', { dateStyle: 'long' });
  return (
    <>
      {head}
      <div className="print-bar buttons"><p className="dim">{learn.summary.lead}</p><button type="button" className="primary" onClick={() => window.print()}>{learn.summary.print}</button></div>
      <article className="lesson-summary">
        <PageTitle text={learn.summary.title(state.words(lesson.title))} />
        <p className="dim">{learn.summary.made(date)}</p>
        {!any && <p className="notice">{learn.summary.notYet}</p>}
        {lesson.finish.text && <LessonWords text={lesson.finish.text} state={state} />}
        <Runs state={state} />
        <ComparisonTable state={state} />
        <div className="summary-charts">{lesson.finish.charts.map(({ label, metric }) => <SummaryChart key={metric} label={state.words(label)} metric={metric} state={state} />)}</div>
        {lesson.finish.results && <RunResults state={state} query={lesson.finish.results} />}
        <Answers state={state} />
        <p className="dim">{learn.summary.oneSeed} {learn.summary.repeat}</p>
      </article>
    </>
  );
}

function Runs({ state }: { state: LessonState }) {
  const { messages: { learn: { summary: words, notStarted }, experiment, runs: runWords, shell } } = useLanguage();
  const backend = useBackend(({ card }) => card?.backend ?? '');
  return (
    <div className="scroll" role="region" tabIndex={0} aria-label={words.runs}><table className="summary-runs" aria-label={words.runs}>
      <thead><tr>{[words.experiment, words.run, words.steps, words.seed, words.catalog, words.backend, words.differs].map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead>
      <tbody>{Object.keys(state.lesson.experiments).map((name) => {
        const run = state.runs[name];
        const { presetId, experiment: planned } = state.drafts[name];
        const used = run?.experiment ?? planned;
        const changes = changesInWords(experiment, fieldDifferences(baseOf(draftOf(presetId, used)), used)).map(({ name: setting, after }) => runWords.setting(setting, after));
        return (
          <tr key={name}>
            <th scope="row" dir="auto">{state.titleOf(name)}</th>
            {run ? <><td>{run.name}</td><td>{run.step} / {run.total}</td></> : <td colSpan={2} className="dim">{notStarted}</td>}
            <td>{used.seed}</td><td>{used.catalog}</td><td>{run ? (shell.backends as Record<string, string>)[run.backend || backend] ?? (run.backend || backend) : ''}</td><td>{changes.length > 0 ? runWords.settings(changes) : words.nothing}</td>
          </tr>
        );
      })}</tbody>
    </table></div>
  );
}

function Answers({ state }: { state: LessonState }) {
  const { messages } = useLanguage();
  const { learn } = messages;
  const questions = state.lesson.steps.flatMap(({ question }) => question ?? []);
  if (questions.length === 0) return null;
  return (
    <section className="summary-answers">
      <h3>{learn.summary.answers}</h3>
      <dl>{questions.map((question) => {
        const mine = state.progress.answers[question.id];
        return (
          <div key={question.id}>
            <dt><LessonWords text={question.prompt} state={state} /></dt>
            <dd>{mine === undefined ? learn.notAnswered : <><b dir="auto">{optionText(question, mine, state)}</b> · {answerAgainst(question, mine, state, messages)}</>}</dd>
          </div>
        );
      })}</dl>
    </section>
  );
}
