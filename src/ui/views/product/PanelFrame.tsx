import { useMediaQuery } from '@mantine/hooks';
import { useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';

/** Narrower than this the panel lies over the page. */
const narrow = '(max-width: 1179px)';

/** The panel beside the results; a sheet over the page where there is no room. Esc closes either. */
export function PanelFrame({ name, onClose, children }: { name: string; onClose(): void; children: ReactNode }) {
  const isSheet = useMediaQuery(narrow, undefined, { getInitialValueInEffect: false });
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    onClose();
  };
  if (isSheet) return <Sheet name={name} onClose={onClose}>{children}</Sheet>;
  return <aside className="product-panel" aria-label={name} onKeyDown={closeOnEscape}>{children}</aside>;
}

/** A modal dialog: the browser keeps the focus inside and the page behind it still. */
function Sheet({ name, onClose, children }: { name: string; onClose(): void; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const sheet = dialog.current;
    sheet?.showModal();
    return () => sheet?.close();
  }, []);
  return (
    <dialog ref={dialog} className="product-sheet" aria-modal="true" aria-label={name} onCancel={(event) => { event.preventDefault(); onClose(); }}
      onClick={(event) => event.target === dialog.current && onClose()}>
      <aside className="product-panel" aria-label={name}>{children}</aside>
    </dialog>
  );
}
