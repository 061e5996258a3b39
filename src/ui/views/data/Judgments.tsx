import type { CatalogDescription } from '../../../lab/api';
import { CountBars } from '../../charts/CountBars';
import { CountColumns } from '../../charts/CountColumns';
import { Figure } from '../../controls/Figure';
import { useMessages } from '../../messages/language';
import { Panel } from './Panel';

/** How much is known of each query's right answers. */
export function JudgmentsPerQuery({ description: { judgmentsPerQuery, queriesWithoutRelevant } }: { description: CatalogDescription }) {
  const { judgments } = useMessages().data;
  if (judgmentsPerQuery.length === 0) return <Panel title={judgments.name}><p className="dim">{judgments.none}</p></Panel>;
  const rows = judgmentsPerQuery.map(({ from, to, queries }) => ({ name: judgments.range(from, to), tick: judgments.range(from, from), count: queries }));
  return (
    <Figure name={judgments.name} caption={`${judgments.caption} ${judgments.withoutRelevant(queriesWithoutRelevant)}`} columns={[judgments.column, judgments.queries]} rows={rows.map(({ name, count }) => [name, count])}>
      <CountColumns rows={rows} />
    </Figure>
  );
}

export function Grades({ description: { grades, relevantGrade, labelsComplete } }: { description: CatalogDescription }) {
  const { grades: words } = useMessages().data;
  if (grades.length === 0) return <Panel title={words.name}><p className="dim">{words.none}</p></Panel>;
  const rows = grades.map(({ grade, judgments }) => ({ name: words.grade(grade), count: judgments }));
  return (
    <Figure name={words.name} caption={`${words.caption(relevantGrade)} ${labelsComplete ? words.onlyNonzero : ''}`} columns={[words.column, words.judgments]} rows={grades.map(({ grade, judgments }) => [grade, judgments])}>
      <CountBars rows={rows} />
    </Figure>
  );
}
