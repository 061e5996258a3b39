import type { TableReport } from '../../../catalog/import/report';
import { useLanguage } from '../../messages/language';
import { isOfPhotos } from './PreviewSummary';

/** What became of each table: how it was read, and how much of it stayed. */
export function ReportFiles({ tables }: { tables: TableReport[] }) {
  const { language, messages: { catalog: { report, tables: tableNames, fields, fileNames } } } = useLanguage();
  const n = (value: number) => value.toLocaleString(language);
  return (
    <section>
      <h3>{report.files}</h3>
      <div className="sample" role="region" aria-label={report.files} tabIndex={0}>
        <table aria-label={report.files}>
          <thead><tr>{[report.file, report.table, report.format].map((header) => <th key={header} scope="col">{header}</th>)}<th scope="col" className="numeric">{report.read}</th><th scope="col" className="numeric">{report.kept}</th><th scope="col">{report.columns}</th></tr></thead>
          <tbody>
            {tables.map((table) => (
              <tr key={table.path}>
                <td><bdi className="path">{isOfPhotos(table) ? fileNames : table.path}</bdi></td>
                <td>{tableNames[table.table]}</td>
                <td>{[table.format, table.encoding, table.delimiter && `‘${table.delimiter === '\t' ? '⇥' : table.delimiter}’`].filter(Boolean).join(', ')}</td>
                <td className="numeric">{n(table.read)}</td>
                <td className="numeric">{n(table.kept)}</td>
                <td className="wide">
                  {Object.entries(table.columns).map(([field, column]) => <span key={field} className="pair">{fields[field] ?? field} = <bdi>{column}</bdi></span>)}
                  {table.otherColumns.length > 0 && <span className="dim">{report.others(table.otherColumns, table.table === 'products')}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
