import { useEffect } from 'react';
import type { LessonCheck } from '../../../experiment/lessonFormat';
import { percent, score } from '../../controls/numbers';
import { useMessages } from '../../messages/language';
import { passed } from '../../state/lessonProgress';
import { look, type Checked } from './checks';
import type { LessonState } from './lessonState';

/** What is there to try on a page: what is wanted, and what is seen now. */
export function CheckList({ state, number }: { state: LessonState; number: number }) {
  const { learn } = useMessages();
  const checks = state.page?.checks ?? [];
  if (checks.length === 0) return null;
  return (
    <section className="checks" aria-label={learn.checks}>
      <h3>{learn.checks}</h3>
      <ul>{checks.map((check, i) => <Check key={i} check={check} state={state} name={`${number}.${i}`} />)}</ul>
    </section>
  );
}

function Check({ check, state, name }: { check: LessonCheck; state: LessonState; name: string }) {
  const { learn } = useMessages();
  const wants = useWants();
  const checked = look(check, state.world);
  const earlier = state.progress.passed.includes(name);
  const fleeting = check.kind === 'maskedSeen';
  useEffect(() => { if (fleeting && checked.done) passed(state.lesson.id, name); }, [fleeting, checked.done, state.lesson.id, name]);
  const done = checked.done || earlier;
  return (
    <li data-done={done || undefined}>
      <b>{done ? learn.done : learn.notYet}</b>
      <span><span dir="auto">{wants(check, state)}</span> <span className="dim">{earlier && !checked.done ? learn.doneEarlier : <Sees checked={checked} check={check} />}</span></span>
    </li>
  );
}

function Sees({ checked: { sees }, check }: { checked: Checked; check: LessonCheck }) {
  const { learn: { sees: words } } = useMessages();
  switch (sees?.kind) {
    case undefined: return words.nothing;
    case 'step': return words.step(sees.step, sees.total);
    case 'number': return words.number(written(check, sees.value));
    case 'rank': return words.rank(sees.rank);
    case 'masked': return words.masked(sees.cells, sees.step);
    case 'answer': return words.answer;
    case 'compared': return words.compared;
  }
}

const written = ({ kind }: LessonCheck, value: number) => (kind === 'weightOf' || kind === 'imageWeightOfRegime' ? percent(value) : score(value));

function useWants(): (check: LessonCheck, state: LessonState) => string {
  const { learn: { wants }, product } = useMessages();
  return (check, { titleOf, words }) => {
    switch (check.kind) {
      case 'runFinished': return wants.runFinished(titleOf(check.experiment));
      case 'reached': return wants.reached(titleOf(check.experiment), check.step);
      case 'atLeast': return wants.atLeast(words(check.label), score(check.value));
      case 'atMost': return wants.atMost(words(check.label), score(check.value));
      case 'weightOf': return wants.weightOf(check.product, check.side, percent(check.above));
      case 'ranksFirst': return wants.ranksFirst(check.product, check.query, check.within ?? 1);
      case 'imageWeightOfRegime': return wants.imageWeightOfRegime(product.regimes[check.regime], percent(check.above));
      case 'maskedSeen': return wants.maskedSeen;
      case 'compared': return wants.compared(titleOf(check.from), titleOf(check.to));
      case 'answered': return wants.answered;
    }
  };
}
