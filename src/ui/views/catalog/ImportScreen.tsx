import { useMessages } from '../../messages/language';
import { ColumnMapping } from './ColumnMapping';
import { TaskProgress } from '../../controls/TaskProgress';
import { ImportReportView } from './ImportReportView';
import { changeColumns, closeImport, hasFiles, importMapped, missingFields, stopImport, useImport } from './importState';
import { PreviewSummary } from './PreviewSummary';

/** The import at its present stage. */
export function ImportScreen({ onSearch }: { onSearch(catalogId: string): void }) {
  const { catalog } = useMessages();
  const state = useImport();
  switch (state.stage) {
    case 'none': case 'over': return null;
    case 'collecting': case 'inspecting':
      return (
        <section className="import-screen">
          <TaskProgress name={catalog.progressName} progress={state.stage === 'inspecting' ? state.progress : null} />
          <div className="catalog-buttons"><StopButton stopping={false} /></div>
        </section>
      );
    case 'refused':
      return (
        <section className="import-screen">
          <p className="catalog-notice" role="alert" dir="auto">{state.preview.refusal}</p>
          <PreviewSummary preview={state.preview} />
          <div className="catalog-buttons"><button type="button" className="strong-button" data-autofocus onClick={closeImport}>{catalog.another}</button></div>
        </section>
      );
    case 'mapping': {
      const missing = missingFields(state.preview, state.mapping);
      return (
        <section className="import-screen">
          <PreviewSummary preview={state.preview} />
          {missing.length > 0 && <p className="catalog-notice" role="note">{catalog.withoutNeeded(missing.map(({ table, field }) => `${catalog.tables[table]}: ${catalog.fields[field] ?? field}`))}</p>}
          <ColumnMapping preview={state.preview} mapping={state.mapping} editable />
          <div className="catalog-buttons sticky">
            <button type="button" className="strong-button" onClick={() => void importMapped()}>{catalog.start}</button>
            <button type="button" className="plain-button" onClick={closeImport}>{catalog.cancel}</button>
          </div>
        </section>
      );
    }
    case 'importing':
      return (
        <section className="import-screen">
          <TaskProgress name={catalog.progressName} progress={state.progress} />
          <div className="catalog-buttons">
            <StopButton stopping={state.stopping !== null} />
            {state.preview.tables.length > 0 && <button type="button" className="plain-button" disabled={state.stopping !== null} title={catalog.changeHint} onClick={() => void changeColumns()}>{catalog.change}</button>}
          </div>
          <PreviewSummary preview={state.preview} />
          <ColumnMapping preview={state.preview} mapping={state.mapping} />
        </section>
      );
    case 'done': return <ImportReportView outcome={state.outcome} canChange={state.preview.tables.length > 0 && hasFiles()} onSearch={() => onSearch(state.outcome.catalog.id)} />;
  }
}

function StopButton({ stopping }: { stopping: boolean }) {
  const { catalog } = useMessages();
  return <button type="button" className="strong-button" disabled={stopping} onClick={() => void stopImport()}>{stopping ? catalog.stopping : catalog.stop}</button>;
}
