import type { LessonComparison, LessonText } from '../../../experiment/lessonFormat';
import { useMessages } from '../../messages/language';
import { isMeasured, measure } from './measured';
import type { LessonState } from './lessonState';
import { howMeasured, inWords, missingInWords, namesOf, verdictInWords } from './valueWords';

type Rows = readonly { label: LessonText; by: LessonComparison }[];

/** What the lesson measures, first against second. */
export function ComparisonTable({ state, rows = state.lesson.finish.compare }: { state: LessonState; rows?: Rows }) {
  const { learn } = useMessages();
  const [{ by: { from, to } }] = rows.length > 0 ? rows : [{ by: { from: '', to: '' } }];
  const alike = rows.every(({ by }) => by.from === from && by.to === to);
  if (rows.length === 0) return null;
  return (
    <section className="panel comparison-table">
      <h2>{learn.comparison}</h2>
      <div className="scroll" role="region" tabIndex={0} aria-label={learn.comparison}>
        <table aria-label={learn.comparison}>
          <thead><tr><th scope="col">{learn.columns.what}</th><th scope="col" dir="auto">{alike ? state.titleOf(from) : '1'}</th><th scope="col" dir="auto">{alike ? state.titleOf(to) : '2'}</th><th scope="col">{learn.columns.difference}</th></tr></thead>
          <tbody>{rows.map(({ label, by }, i) => <ComparisonRow key={i} label={label} by={by} state={state} named={!alike} />)}</tbody>
        </table>
      </div>
    </section>
  );
}

/** `named` where the columns cannot be: the runs differ from row to row. */
function ComparisonRow({ label, by, state, named }: { label: LessonText; by: LessonComparison; state: LessonState; named: boolean }) {
  const messages = useMessages();
  const result = measure(by, state.world);
  const names = namesOf(by, state, messages);
  const name = (side: 'from' | 'to') => (named || by.from === by.to ? <span className="dim" dir="auto">{names[side]} </span> : null);
  if (!isMeasured(result)) return <tr><th scope="row" dir="auto">{state.words(label)}</th><td colSpan={3} className="dim">{missingInWords(result, state, messages)}</td></tr>;
  const { from, to } = inWords(result, messages);
  return (
    <tr data-verdict={result.verdict}>
      <th scope="row"><span dir="auto">{state.words(label)}</span> <span className="dim how">{howMeasured(result, messages)}</span></th>
      <td>{name('from')}{from}</td><td>{name('to')}{to}</td><td>{verdictInWords(result, messages)}</td>
    </tr>
  );
}
