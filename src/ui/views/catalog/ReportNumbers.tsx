import type { ReactNode } from 'react';
import type { CatalogStatistics } from '../../../catalog/import/statistics';
import { percent } from '../../controls/numbers';
import { useLanguage } from '../../messages/language';

/** Each number beside what it counts. */
export function ReportNumbers({ statistics }: { statistics: CatalogStatistics }) {
  const { language, messages: { catalog: { report } } } = useLanguage();
  const { judgedPerQuery: judged, splitCells: cells } = statistics;
  const n = (value: number) => value.toLocaleString(language);
  const count = (name: keyof typeof report.counts, always = true) => (always || statistics[name] > 0) && <Figure value={n(statistics[name])}>{report.counts[name](statistics[name])}</Figure>;
  const grades = Object.entries(statistics.grades).sort(([a], [b]) => Number(b) - Number(a));
  return (
    <section>
      <h3>{report.numbers}</h3>
      <ul className="report-numbers">
        {count('products')}{count('withoutTitle')}{count('withoutImage')}{count('imageUrls', false)}{count('sharedTitles')}{count('sharedImages')}{count('categories')}
        {count('queries')}{count('judgments')}{count('clickedPairs')}
        {judged && <Figure value={n(judged.median)}>{report.judgedPerQuery(judged.min, judged.max)}</Figure>}
        {judged && count('queriesWithoutRelevant')}
        {statistics.queries > 0 && <Figure value={percent(statistics.wordsInNoTitle)}>{report.gap}</Figure>}
      </ul>
      {grades.length > 0 && <p className="report-line"><span className="dim">{report.grades}</span>{grades.map(([grade, judgments]) => <span key={grade}>{report.grade(grade)} <b>{n(judgments)}</b></span>)}</p>}
      {cells && <p className="report-line"><span className="dim">{report.cells}</span>{Object.entries(cells).map(([cell, pairs]) => <span key={cell}>{report.cell[cell as keyof typeof cells]} <b>{n(pairs)}</b></span>)}</p>}
    </section>
  );
}

function Figure({ value, children }: { value: string; children: ReactNode }) {
  return <li><b>{value}</b> <span>{children}</span></li>;
}
