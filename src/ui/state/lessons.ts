// Lessons that are there: shipped ones, and those that the reader opened.
import { create } from 'zustand';
import { longestLesson, parseLesson, readLesson } from '../../experiment/lesson';
import type { Lesson } from '../../experiment/lessonFormat';
import { saveFile } from '../export/files';
import { messageOf } from './labStore';
import { keep, readKept, remember } from './lessonProgress';
import { go } from './route';

export const shippedLessons = ['why-two-sides', 'words-nobody-writes', 'the-wrong-negatives'] as const;

interface LessonsState {
  lessons: Record<string, Lesson>;
  /** Opened by the reader; listed after the shipped ones. */
  own: readonly string[];
  loading: boolean;
  /** A file that was refused, in words. */
  refused: { name: string; message: string } | null;
  /** Own lessons last only as long as the tab. */
  unkept: boolean;
}

export const useLessons = create<LessonsState>(() => ({ lessons: {}, own: [], loading: false, refused: null, unkept: false }));

const ownKey = 'make-playground-lessons';

let loaded: Promise<void> | null = null;

/** Reads the shipped lessons and the own ones, once. */
export function loadLessons(): Promise<void> {
  return (loaded ??= load());
}

async function load(): Promise<void> {
  useLessons.setState({ loading: true });
  const refuse = (name: string) => (cause: unknown) => useLessons.setState({ refused: { name, message: messageOf(cause) } });
  for (const contents of readKept<string[]>(ownKey, [])) {
    try {
      add(readLesson(contents), true);
    } catch (cause) {
      refuse(contents.slice(0, 60))(cause);
    }
  }
  await Promise.all(shippedLessons.map((id) => fetchLesson(`lessons/${id}.json`).then((lesson) => add(lesson, false), refuse(id))));
  useLessons.setState({ loading: false });
  if (Object.keys(useLessons.getState().lessons).length === 0) loaded = null;
}

async function fetchLesson(path: string): Promise<Lesson> {
  const url = new URL(path, document.baseURI);
  if (url.origin !== window.location.origin) throw new Error(`A lesson is read from this site only, '${url.origin}' is another one. Save the lesson as a file and open it here.`);
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`The lesson '${path}' could not be fetched (${answer.status}). Check the address.`);
  return readLesson(await answer.text());
}

function add(lesson: Lesson, isOwn: boolean): void {
  useLessons.setState(({ lessons, own }) => ({ lessons: { ...lessons, [lesson.id]: lesson }, own: isOwn ? [...own.filter((id) => id !== lesson.id), lesson.id] : own }));
  remember(lesson.id);
}

/** Opens a lesson that stands in a file; one that cannot be read is refused in words on the page "Learn". A lesson of the id of a shipped one takes its place until it is removed. */
export async function openLessonFile(file: File): Promise<void> {
  await loadLessons();
  try {
    if (file.size > longestLesson * 4) throw new Error(`A lesson has at most ${longestLesson} characters, this file has ${file.size} bytes. Is it another kind of file?`);
    const lesson = readLesson(await file.text());
    add(lesson, true);
    useLessons.setState({ refused: null });
    keepOwn();
    go({ view: 'learn', lesson: lesson.id, page: '1' });
  } catch (cause) {
    useLessons.setState({ refused: { name: file.name, message: messageOf(cause) } });
    go({ view: 'learn', lesson: null, page: null });
  }
}

/** The lesson of a link: one by its id, or a file beside this site. */
export async function openLessonLink(link: string): Promise<void> {
  await loadLessons();
  if (Object.hasOwn(useLessons.getState().lessons, link) || !link.endsWith('.json')) return;
  try {
    const lesson = await fetchLesson(link);
    add(lesson, false);
    go({ lesson: lesson.id }, { replace: true });
  } catch (cause) {
    useLessons.setState({ refused: { name: link, message: messageOf(cause) } });
    go({ lesson: null, page: null }, { replace: true });
  }
}

export function dismissRefusal(): void {
  useLessons.setState({ refused: null });
}

export function saveLesson(lesson: Lesson): void {
  saveFile(`${lesson.id}.lesson.json`, new Blob([`${JSON.stringify(parseLesson(lesson), null, 2)}\n`], { type: 'application/json' }));
}

/** An own lesson leaves the list; a shipped one of the same id is there again after a reload. */
export function removeLesson(id: string): void {
  useLessons.setState(({ lessons, own }) => {
    const { [id]: _, ...others } = lessons;
    return { lessons: others, own: own.filter((each) => each !== id) };
  });
  keepOwn();
  loaded = null;
  void loadLessons();
}

function keepOwn(): void {
  const { own, lessons } = useLessons.getState();
  useLessons.setState({ unkept: !keep(ownKey, own.map((id) => JSON.stringify(lessons[id]))) });
}
