import '../../styles/catalog.css';
import { lazy, Suspense, useEffect, useState } from 'react';
import { DropAnywhere } from './DropAnywhere';
import { ImportChip } from './ImportChip';
import { closeImport, useImport } from './importState';

const CatalogWindow = lazy(() => import('./CatalogWindow'));

/** Everything about catalogs: the list, the import, its report. Shows itself when something is dropped on the page. */
export default function CatalogDialog({ opened, onClose }: { opened: boolean; onClose(): void }) {
  const [shown, setShown] = useState(false);
  const [used, setUsed] = useState(false);
  const visible = opened || shown;
  if (visible && !used) setUsed(true);
  useWarningBeforeLeaving();
  const close = () => {
    setShown(false);
    onClose();
    const { stage } = useImport.getState();
    if (stage === 'done' || stage === 'over' || stage === 'refused') closeImport();
  };
  return (
    <>
      <DropAnywhere onDropped={() => setShown(true)} />
      {!visible && <ImportChip onShow={() => setShown(true)} />}
      {used && <Suspense><CatalogWindow opened={visible} onClose={close} /></Suspense>}
    </>
  );
}

function useWarningBeforeLeaving(): void {
  const importing = useImport(({ stage }) => stage === 'importing');
  useEffect(() => {
    if (!importing) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [importing]);
}
