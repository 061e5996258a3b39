import type { CatalogDescription } from '../../../lab/api';
import { CountBars } from '../../charts/CountBars';
import { CountColumns } from '../../charts/CountColumns';
import { Figure } from '../../controls/Figure';
import { useMessages } from '../../messages/language';
import { Panel } from './Panel';

/** How much is known of each query's right answers. */
export function Judgments({ description }: { description: CatalogDescription }) {
  const { judgments, grades: words, onlyNonzero } = useMessages().data;
  const { judgmentsPerQuery, grades, relevantGrade, queriesWithoutRelevant, labelsComplete } = description;
  if (judgmentsPerQuery.length === 0) return <Panel title={judgments.name}><p className="dim">{judgments.none}</p></Panel>;
  const bins = judgmentsPerQuery.map(({ from, to, queries }) => ({ name: judgments.range(from, to), count: queries }));
  const rows = grades.map(({ grade, judgments }) => ({ name: words.grade(grade), count: judgments }));
  return (
    <>
      <Figure name={judgments.name} caption={`${judgments.caption}. ${judgments.withoutRelevant(queriesWithoutRelevant)}`} columns={[judgments.column, judgments.queries]} rows={bins.map(({ name, count }) => [name, count])}>
        <CountColumns rows={bins} />
      </Figure>
      <Figure name={words.name} caption={`${words.caption(relevantGrade)}. ${labelsComplete ? onlyNonzero : ''}`} columns={[words.column, words.judgments]} rows={grades.map(({ grade, judgments }) => [grade, judgments])}>
        <CountBars rows={rows} />
      </Figure>
    </>
  );
}
