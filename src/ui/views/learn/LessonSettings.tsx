import { useId } from 'react';
import { experimentOf, type LessonExperiment } from '../../../experiment/lessonExperiment';
import { field, type FieldId } from '../../../experiment/fields';
import { useMessages } from '../../messages/language';
import { editSetting } from '../../state/lessonProgress';
import { FieldControl } from '../train/experiment/FieldControl';
import { valueWords } from '../train/experiment/fieldWords';
import '../../styles/experiment.css';
import type { LessonState } from './lessonState';

/** The settings that a lesson is about, of the experiment of its page. */
export function LessonSettings({ state }: { state: LessonState }) {
  const { learn } = useMessages();
  const { controls, page, titleOf, lesson } = state;
  const experiment = page?.experiment ?? Object.keys(lesson.experiments)[0];
  return (
    <section className="panel experiment lesson-settings">
      <h2 dir="auto">{learn.settingsOf(titleOf(experiment))}</h2>
      <p className="dim">{learn.settingsTold}</p>
      {(controls.fields ?? []).map((id) => <Setting key={id} id={id} experiment={experiment} state={state} />)}
    </section>
  );
}

function Setting({ id, experiment, state }: { id: FieldId; experiment: string; state: LessonState }) {
  const { learn, experiment: words } = useMessages();
  const elementId = useId();
  const { lesson, progress } = state;
  const draftIn = (name: string) => experimentOf(lesson.experiments[name] as LessonExperiment, progress.edits[name]);
  const valueIn = (name: string) => field(id).read(draftIn(name).experiment);
  const others = Object.keys(lesson.experiments).filter((name) => name !== experiment && valueIn(name) !== valueIn(experiment));
  const draft = draftIn(experiment);
  const applies = field(id).applies(draft.experiment);
  const lock = state.locked(id);
  const why = lock !== null ? learn.locked(lock) : applies === true ? null : words.reasons[applies];
  return (
    <div className="field">
      <div className="what"><label htmlFor={elementId}>{words.fields[id]}</label></div>
      <div className="value"><FieldControl elementId={elementId} id={id} value={valueIn(experiment)} locked={why} onChange={(value) => editSetting(lesson.id, experiment, { [id]: value })} /></div>
      <p className="note">{others.map((name) => learn.otherValue(state.titleOf(name), valueWords(words, id, valueIn(name)))).join(' ')} {why}</p>
    </div>
  );
}
