import type { UnreadRun } from '../../../lab/runsApi';
import { saveFile } from '../../export/files';
import { fileName } from '../../export/provenance';
import { ActionMenu } from '../../controls/ActionMenu';
import { useLanguage, useMessages } from '../../messages/language';
import { manage } from '../../state/labStore';
import { deleteRun, useRuns } from '../../state/runsStore';
import { fileSize } from '../catalog/fileSize';

/** Runs that are kept and that this page cannot read: which, why, and what can be done with them. */
export function UnreadRuns() {
  const { runs: words } = useMessages();
  const unread = useRuns((runs) => runs.unread);
  if (unread.length === 0) return null;
  return (
    <section className="unread-runs" aria-labelledby="unread-runs">
      <h3 id="unread-runs">{words.unread.title}</h3>
      <p className="dim">{words.unread.what}</p>
      <ul aria-labelledby="unread-runs">{unread.map((one) => <Unread key={one.id} unread={one} />)}</ul>
    </section>
  );
}

function Unread({ unread: { id, why, bytes } }: { unread: UnreadRun }) {
  const { language, messages: { runs: words } } = useLanguage();
  return (
    <li>
      <span dir="auto"><b>{id}</b> <span className="dim">{fileSize(bytes, language)}</span> {why}</span>
      <ActionMenu name={words.actions(id)} actions={[
        { label: words.export, done: words.exported, act: async () => saveFile(fileName(id, [], 'zip'), await manage((_lab, kept) => kept.exportZip(id))) },
        { label: words.delete, act: () => deleteRun({ id, name: id }) },
      ]}>⋯</ActionMenu>
    </li>
  );
}
