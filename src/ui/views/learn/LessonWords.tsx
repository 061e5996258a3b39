import { Fragment, useMemo } from 'react';
import type { LessonText } from '../../../experiment/lessonFormat';
import type { Act } from '../../../experiment/lessonActs';
import { parseText, type Inline } from '../../../experiment/lessonText';
import type { LessonState } from './lessonState';

/** Text of a lesson. A link acts; one that cannot be followed now says why. `values` take the place of '{name}'. */
export function LessonWords({ text, state, values = {} }: { text: LessonText; state: LessonState; values?: Record<string, string> }) {
  const words = state.words(text);
  const blocks = useMemo(() => parseText(words, state.context), [words, state.context]);
  return (
    <div className="lesson-words" dir="auto">
      {blocks.map((block, i) => (block.kind === 'list'
        ? <ul key={i}>{block.items.map((item, j) => <li key={j}><Parts parts={item} state={state} values={values} /></li>)}</ul>
        : <p key={i}><Parts parts={block.parts} state={state} values={values} /></p>))}
    </div>
  );
}

function Parts({ parts, state, values }: { parts: readonly Inline[]; state: LessonState; values: Record<string, string> }) {
  const filled = (text: string) => text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  return parts.map((part, i) => (part.kind === 'act' ? <ActLink key={i} act={part.act} label={filled(part.text)} state={state} />
    : part.kind === 'bold' ? <b key={i}>{filled(part.text)}</b> : <Fragment key={i}>{filled(part.text)}</Fragment>));
}

export function ActLink({ act, label, state }: { act: Act; label: string; state: LessonState }) {
  const why = state.whyNot(act);
  return <button type="button" className="act" aria-disabled={why !== null} title={why ?? undefined} aria-description={why ?? undefined} onClick={() => why === null && state.perform(act)}>{label}</button>;
}
