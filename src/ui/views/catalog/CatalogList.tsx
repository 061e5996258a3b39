import { useEffect } from 'react';
import type { CatalogInfo } from '../../../lab/api';
import { useMessages } from '../../messages/language';
import { CatalogRow } from './CatalogRow';
import { undoDelete, useCatalogList, type DeletedCatalog } from './keptCatalogs';
import { StorageRoom } from './StorageRoom';

/** What can be opened: the catalogs that come with the page, and those kept in this browser. */
export function CatalogList({ onOpen }: { onOpen(catalogId: string): void }) {
  const { catalog, shell } = useMessages();
  const { catalogs, deleted, failure } = useCatalogList();
  const rows = (kind: CatalogInfo['kind']) => (catalogs ?? []).filter((info) => info.kind === kind).map((info) => <CatalogRow key={info.id} info={info} onOpen={onOpen} />);
  const own = rows('own');
  return (
    <>
      {failure && <p className="catalog-notice" role="alert">{failure.kind === 'list' ? catalog.listUnread(failure.why) : catalog.notDone(failure.why)}</p>}
      <section>
        <h3 id="kept-catalogs">{catalog.yours}</h3>
        <ul className="catalogs" aria-labelledby="kept-catalogs">
          {deleted.map((one) => <DeletedRow key={one.catalog.id} deleted={one} />)}
          {own}
        </ul>
        {!own.length && !deleted.length && <p className="dim">{catalogs || failure ? catalog.noneKept : shell.opening}</p>}
        <StorageRoom key={own.length} />
      </section>
      <section>
        <h3 id="shipped-catalogs">{catalog.shipped}</h3>
        <ul className="catalogs" aria-labelledby="shipped-catalogs">{rows('bundled')}</ul>
        {!catalogs && !failure && <p className="dim">{shell.opening}</p>}
        {!catalogs && failure && <button type="button" className="plain-button" onClick={() => onOpen('shop')}>{catalog.openNamed('shop')}</button>}
      </section>
    </>
  );
}

function DeletedRow({ deleted }: { deleted: DeletedCatalog }) {
  const { catalog } = useMessages();
  const { name } = deleted.catalog;
  useEffect(() => document.getElementById(`undo-${deleted.catalog.id}`)?.focus(), [deleted.catalog.id]);
  return (
    <li className="deleted">
      <span dir="auto" role="status">{catalog.deleted(name)}</span>
      <button type="button" className="plain-button" id={`undo-${deleted.catalog.id}`} aria-label={catalog.undoNamed(name)} onClick={() => void undoDelete(deleted)}>{catalog.undo}</button>
    </li>
  );
}
