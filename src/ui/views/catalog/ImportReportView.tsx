import { useState } from 'react';
import { formatReport } from '../../../catalog/import/formatReport';
import type { ImportOutcome } from '../../../lab/importApi';
import { copyText, saveFile } from '../../export/files';
import { useMessages } from '../../messages/language';
import { messageOf } from '../../state/labStore';
import { changeColumns, closeImport } from './importState';
import { ReportFiles } from './ReportFiles';
import { ReportNumbers } from './ReportNumbers';
import { ReportProblems } from './ReportProblems';

/** What became of everything that was picked. */
export function ImportReportView({ outcome: { catalog: info, report, encoded, encodingFailure }, canChange, onSearch }: { outcome: ImportOutcome; canChange: boolean; onSearch(): void }) {
  const { catalog } = useMessages();
  const [said, setSaid] = useState('');
  const copy = () => copyText(formatReport(report)).then(() => setSaid(catalog.report.copied), (cause: unknown) => setSaid(catalog.notDone(messageOf(cause))));
  const save = () => saveFile(catalog.report.fileName(info.name), new Blob([`${formatReport(report)}\n`], { type: 'text/plain' }));
  return (
    <section className="import-screen report" aria-label={catalog.report.title}>
      <div className="catalog-buttons">
        <button type="button" className="strong-button" data-autofocus onClick={onSearch}>{catalog.report.search}</button>
        <button type="button" className="plain-button" onClick={save}>{catalog.report.save}</button>
        <button type="button" className="plain-button" onClick={() => void copy()}>{catalog.report.copy}</button>
        {canChange && <button type="button" className="plain-button" title={catalog.changeKeptHint} onClick={() => void changeColumns()}>{catalog.change}</button>}
        <button type="button" className="plain-button" onClick={closeImport}>{catalog.title}</button>
        <span role="status" className="dim">{said}</span>
      </div>
      {!encoded && <p className="catalog-notice">{encodingFailure ? catalog.report.encodingFailed(encodingFailure) : catalog.report.notEncoded}</p>}
      <ReportNumbers statistics={report.statistics} />
      <ReportProblems problems={report.problems} />
      <ReportFiles tables={report.tables} />
      <section>
        <h3>{catalog.report.decisions}</h3>
        {report.notes.length ? <ul className="decisions">{report.notes.map((note) => <li key={note}>{catalog.note(note)}</li>)}</ul> : <p className="dim">{catalog.report.noDecisions}</p>}
      </section>
    </section>
  );
}
