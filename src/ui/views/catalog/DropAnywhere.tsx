import { useEffect, useState } from 'react';
import { useMessages } from '../../messages/language';
import { beginImport, useImport } from './importState';
import { dropped } from './pickedFiles';

/** Takes files dropped anywhere on the page, and says so while they are dragged over it. */
export function DropAnywhere({ onDropped }: { onDropped(): void }) {
  const { catalog } = useMessages();
  const importing = useImport(({ stage }) => stage === 'importing');
  const over = useFileDrag((transfer) => {
    onDropped();
    void beginImport(dropped(transfer), catalog.ownName);
  });
  if (!over) return null;
  return (
    <div className="drop-anywhere" aria-hidden="true">
      <p><b>{importing ? catalog.dropBusy : catalog.dropHere}</b>{!importing && <span>{catalog.dropHint}</span>}</p>
    </div>
  );
}

/** Whether files are dragged over the window. Elements of the page that are dragged are left alone. */
function useFileDrag(onDrop: (transfer: DataTransfer) => void): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    let depth = 0;
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
      depth = Math.max(0, depth + by);
      setOver(depth > 0);
    };
    const stops = [
      listen('dragenter', () => deeper(1)),
      listen('dragleave', () => deeper(-1)),
      listen('dragover', (transfer) => { transfer.dropEffect = 'copy'; }),
      listen('drop', (transfer) => { deeper(-depth); onDrop(transfer); }),
    ];
    return () => stops.forEach((stop) => stop());
  });
  return over;
}
