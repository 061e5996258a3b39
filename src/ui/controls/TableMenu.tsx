import { csv, tabbed, type Cell } from '../export/csv';
import { copyText, saveFile } from '../export/files';
import { fileName, useProvenance } from '../export/provenance';
import { useMessages } from '../messages/language';
import { ActionMenu, type Action } from './ActionMenu';

/** Copies or saves what is shown as a table, with what it shows written into it. `cells` is asked when something is chosen. */
export function TableMenu({ name, headers, cells, first = [], last = [] }: { name: string; headers: string[]; cells(): Cell[][]; first?: Action[]; last?: Action[] }) {
  const { table } = useMessages().shell;
  const provenance = useProvenance(name);
  return (
    <ActionMenu name={table.save(name)} actions={[
      ...first,
      { label: table.copy, done: table.copied, act: () => copyText(tabbed(headers, cells(), provenance())) },
      { label: table.saveAs('CSV'), act: () => saveFile(fileName(name, provenance(), 'csv'), new Blob([csv(headers, cells(), provenance())], { type: 'text/csv' })) },
      ...last,
    ]}>⋯</ActionMenu>
  );
}
