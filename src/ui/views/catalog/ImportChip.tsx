import { useMessages } from '../../messages/language';
import { closeImport, useImport } from './importState';
import { ImportStatus } from './ImportStatus';

/** An import that goes on, or came to its end, while the dialog is closed. */
export function ImportChip({ onShow }: { onShow(): void }) {
  const { catalog } = useMessages();
  const stage = useImport(({ stage }) => stage);
  if (stage === 'none' || stage === 'mapping') return null;
  const over = stage === 'done' || stage === 'over' || stage === 'refused';
  return (
    <div className="import-chip">
      <ImportStatus />
      <button type="button" className="plain-button" onClick={onShow}>{catalog.show}</button>
      {over && <button type="button" className="plain-button" onClick={closeImport}>{catalog.dismiss}</button>}
    </div>
  );
}
