import { Modal } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useMessages } from '../../messages/language';
import { emptyTrash, openFromList, readCatalogs, settleDeletions, useCatalogList } from './keptCatalogs';
import { CatalogList } from './CatalogList';
import { ImportScreen } from './ImportScreen';
import { closeImport, useImport } from './importState';
import { ImportStatus } from './ImportStatus';
import { OwnCatalog } from './OwnCatalog';

/** The dialog: the catalogs, or the import that is going on. */
export default function CatalogWindow({ opened, onClose }: { opened: boolean; onClose(): void }) {
  const { catalog } = useMessages();
  const stage = useImport(({ stage }) => stage);
  const leaving = useRef(false);
  useListWhileOpen(opened, stage);
  const openAndClose = (catalogId: string) => {
    leaving.current = true;
    openFromList(catalogId);
    closeImport();
    onClose();
  };
  const focusPage = () => {
    if (leaving.current) document.getElementById('content')?.focus({ preventScroll: true });
    leaving.current = false;
  };
  return (
    <Modal opened={opened} onClose={onClose} title={catalog.title} size={920} lockScroll={false} closeButtonProps={{ 'aria-label': catalog.close }} transitionProps={{ duration: 120 }}
      onExitTransitionEnd={focusPage} classNames={{ content: 'catalog-window', header: 'catalog-header', title: 'catalog-title', body: 'catalog-body', inner: 'catalog-inner' }}>
      <ImportStatus />
      {stage === 'none' || stage === 'over'
        ? <div className="catalog-start"><OwnCatalog /><CatalogList onOpen={openAndClose} /></div>
        : <ImportScreen onSearch={openAndClose} />}
    </Modal>
  );
}

/** Reads the list when the dialog opens and whenever an import came to an end. */
function useListWhileOpen(opened: boolean, stage: string): void {
  useEffect(() => {
    if (!opened) return;
    if (!useCatalogList.getState().deleted.length) void emptyTrash();
    return settleDeletions;
  }, [opened]);
  const over = stage === 'none' || stage === 'over';
  useEffect(() => { if (opened && over) void readCatalogs(); }, [opened, over]);
}
