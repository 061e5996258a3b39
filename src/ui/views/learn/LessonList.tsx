import { useRef } from 'react';
import { inLanguage } from '../../../experiment/lesson';
import type { Lesson } from '../../../experiment/lessonFormat';
import { useLanguage } from '../../messages/language';
import { beginAgain, useProgress } from '../../state/lessonProgress';
import { openLessonFile, removeLesson, saveLesson, shippedLessons, useLessons } from '../../state/lessons';
import { routeHash, useRoute } from '../../state/route';

/** Shipped lessons, then those that the reader opened. */
export function LessonList() {
  const { messages: { learn } } = useLanguage();
  const { lessons, own, loading } = useLessons();
  const file = useRef<HTMLInputElement>(null);
  const ids = [...new Set([...shippedLessons.filter((id) => !own.includes(id)), ...Object.keys(lessons).filter((id) => !own.includes(id)), ...own])].filter((id) => lessons[id]);
  return (
    <>
      <header><h1>{learn.title}</h1><p className="dim">{learn.lead}</p></header>
      {ids.length === 0 && <p className="dim">{loading ? learn.loading : learn.none}</p>}
      <ul className="lesson-list">{ids.map((id) => <LessonCard key={id} lesson={lessons[id]} own={own.includes(id)} />)}</ul>
      <section className="for-teachers">
        <h2>{learn.teachers}</h2>
        <p>{learn.teachersTold}</p>
        <div className="buttons">
          <button type="button" onClick={() => file.current?.click()}>{learn.openFile}</button>
          <input ref={file} type="file" accept=".json,application/json" hidden aria-label={learn.openFile} onChange={({ currentTarget }) => {
            const [picked] = currentTarget.files ?? [];
            if (picked) void openLessonFile(picked);
            currentTarget.value = '';
          }} />
        </div>
      </section>
    </>
  );
}

function LessonCard({ lesson, own }: { lesson: Lesson; own: boolean }) {
  const { language, messages: { learn } } = useLanguage();
  const route = useRoute();
  const { reached, done } = useProgress(lesson.id);
  const title = inLanguage(lesson.title, language);
  const page = done || reached === 0 ? 1 : reached;
  const state = done ? learn.state.done : reached > 0 ? learn.state.half(reached, lesson.steps.length) : learn.state.new;
  return (
    <li className="lesson-card" data-state={done ? 'done' : reached > 0 ? 'half' : 'new'}>
      <h2 dir="auto">{title}</h2>
      <p className="facts">{learn.minutes(lesson.minutes)} · {state}{own && ` · ${learn.own}`}{lesson.author && <> · <span dir="auto">{learn.by(lesson.author)}</span></>}</p>
      <p dir="auto">{inLanguage(lesson.summary, language)}</p>
      {lesson.needs && <p className="dim" dir="auto">{learn.needs}: {inLanguage(lesson.needs, language)}</p>}
      <div className="buttons">
        <a className="primary" href={routeHash({ ...route, view: 'learn', lesson: lesson.id, page: String(page), run: null, step: null, product: null })} aria-label={`${done ? learn.lookAgain : reached > 0 ? learn.goOn : learn.begin}: ${title}`}>{done ? learn.lookAgain : reached > 0 ? learn.goOn : learn.begin}</a>
        {reached > 0 && <button type="button" title={learn.againTold} aria-label={`${learn.again}: ${title}`} onClick={() => beginAgain(lesson.id)}>{learn.again}</button>}
        <button type="button" aria-label={`${learn.save}: ${title}`} onClick={() => saveLesson(lesson)}>{learn.save}</button>
        {own && <button type="button" aria-label={`${learn.remove}: ${title}`} onClick={() => removeLesson(lesson.id)}>{learn.remove}</button>}
      </div>
    </li>
  );
}
