import { useEffect } from 'react';
import { useMessages } from '../../messages/language';
import { useBackendOnce } from '../../state/backendOnce';
import { dismissRefusal, loadLessons, openLessonLink, useLessons } from '../../state/lessons';
import { useRoute } from '../../state/route';
import '../../styles/train.css';
import '../../styles/learn.css';
import { LessonList } from './LessonList';
import { LessonPlayer } from './LessonPlayer';

/** Lessons, or the one that is open. */
export default function LearnView() {
  const { learn } = useMessages();
  const { lesson: id } = useRoute();
  const { lessons, loading, refused, unkept } = useLessons();
  useEffect(() => void (id ? openLessonLink(id) : loadLessons()), [id]);
  useBackendOnce();
  const lesson = id !== null && Object.hasOwn(lessons, id) ? lessons[id] : undefined;
  return (
    <div className="page learn-view">
      <div role="status">
        {refused && <p className="notice refused"><span><b>{learn.refused(refused.name)}</b> <span dir="auto">{refused.message}</span></span><button type="button" onClick={dismissRefusal}>{learn.dismiss}</button></p>}
        {unkept && <p className="notice">{learn.unkept}</p>}
        {id && !lesson && !loading && Object.keys(lessons).length > 0 && <p className="notice">{learn.unknown(id)}</p>}
      </div>
      {lesson ? <LessonPlayer key={lesson.id} lesson={lesson} /> : id && loading ? <p className="dim">{learn.loading}</p> : <LessonList />}
    </div>
  );
}
