import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useMessages } from '../../messages/language';
import { beginImport, useImport } from './importState';
import { dropped } from './pickedFiles';
import { mayBeRunFile, useDrop } from '../train/dropState';

const DropDialog = lazy(() => import('../train/DropDialog'));

/** Takes files dropped anywhere on the page, and says so while they are dragged over it. */
export function DropAnywhere({ onDropped }: { onDropped(): void }) {
  const { catalog } = useMessages();
  const importing = useImport(({ stage }) => stage === 'importing');
  const over = useFileDrag((transfer) => {
    const collect = dropped(transfer);
    const importCatalog = () => {
      onDropped();
      void beginImport(collect, catalog.ownName);
    };
    const file = onlyRunFile(transfer);
    if (file) void import('../train/droppedFile').then(({ openDropped }) => openDropped(file, importCatalog), importCatalog);
    else importCatalog();
  });
  return (
    <>
      {over && (
        <div className="drop-anywhere" aria-hidden="true">
          <p><b>{importing ? catalog.dropBusy : catalog.dropHere}</b>{!importing && <span>{catalog.dropHint}</span>}</p>
        </div>
      )}
      <Suspense><DropQuestion /></Suspense>
    </>
  );
}

/** The dialog is fetched when it is first needed. */
function DropQuestion() {
  const stage = useDrop(({ stage }) => stage);
  const [used, setUsed] = useState(false);
  if (stage !== 'none' && !used) setUsed(true);
  return used && <DropDialog />;
}

/** The file, where nothing but one file was dropped that may be a run or an experiment; a folder is never looked into for one. */
function onlyRunFile(transfer: DataTransfer): File | null {
  const items = [...transfer.items].filter(({ kind }) => kind === 'file');
  const [item] = items;
  if (items.length !== 1 || item.webkitGetAsEntry?.()?.isDirectory) return null;
  const file = item.getAsFile();
  return file && mayBeRunFile(file.name) ? file : null;
}

/** Whether files are dragged over the window. Elements of the page that are dragged are left alone. */
function useFileDrag(onDrop: (transfer: DataTransfer) => void): boolean {
  const [over, setOver] = useState(false);
  const depth = useRef(0);
  useEffect(() => {
    const listen = (type: 'dragenter' | 'dragover' | 'dragleave' | 'drop', act: (transfer: DataTransfer) => void) => {
      const heard = (event: DragEvent) => {
        if (!event.dataTransfer?.types.includes('Files')) return;
        event.preventDefault();
        act(event.dataTransfer);
      };
      window.addEventListener(type, heard);
      return () => window.removeEventListener(type, heard);
    };
    const deeper = (by: number) => {
      depth.current = Math.max(0, depth.current + by);
      setOver(depth.current > 0);
    };
    const stops = [
      listen('dragenter', () => deeper(1)),
      listen('dragleave', () => deeper(-1)),
      listen('dragover', (transfer) => { transfer.dropEffect = 'copy'; }),
      listen('drop', (transfer) => { deeper(-depth.current); onDrop(transfer); }),
    ];
    return () => stops.forEach((stop) => stop());
  });
  return over;
}
