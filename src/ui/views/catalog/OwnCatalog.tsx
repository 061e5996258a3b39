import { useId, type ReactNode } from 'react';
import { useMessages } from '../../messages/language';
import { FormatHelp } from './FormatHelp';
import { beginImport } from './importState';
import { pickedFiles } from './pickedFiles';

const readable = '.zip,.csv,.tsv,.tab,.txt,.json,.jsonl,.ndjson,.gz,.parquet,.trec,.qrels,image/*';

/** Ways to bring in one's own products. */
export function OwnCatalog() {
  const { catalog } = useMessages();
  return (
    <section className="own-catalog" aria-label={catalog.own}>
      <h3>{catalog.own}</h3>
      <p className="dim">{catalog.stays}</p>
      <div className="catalog-buttons">
        {'webkitdirectory' in HTMLInputElement.prototype && <FileButton folder>{catalog.chooseFolder}</FileButton>}
        <FileButton>{catalog.chooseFiles}</FileButton>
        <span className="dim">{catalog.orDrop}</span>
      </div>
      <FormatHelp />
    </section>
  );
}

function FileButton({ folder = false, children }: { folder?: boolean; children: ReactNode }) {
  const { catalog } = useMessages();
  const id = useId();
  const pick = (input: HTMLInputElement) => {
    const picked = pickedFiles([...(input.files ?? [])]);
    input.value = '';
    if (picked.files.length) void beginImport(async () => picked, catalog.ownName);
  };
  return (
    <label htmlFor={id} className={folder ? 'strong-button' : 'plain-button'}>
      <input id={id} type="file" multiple className="sr-only" accept={folder ? undefined : readable} {...(folder && { webkitdirectory: '' })} onChange={({ currentTarget }) => pick(currentTarget)} />
      {children}
    </label>
  );
}
