import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';

/** Narrower than this the panel lies over the page. */
const narrow = '(max-width: 1179px)';

interface FrameProps {
  name: string;
  onClose(): void;
  children: ReactNode;
}

/** The panel beside the results; a sheet over the page where there is no room. Esc closes either. */
export function PanelFrame(props: FrameProps) {
  const isSheet = useMediaQuery(narrow, undefined, { getInitialValueInEffect: false });
  return isSheet ? <Sheet {...props} /> : <Beside {...props} />;
}

/** Esc closes it from anywhere but a field, where Esc has its own meaning. */
function Beside({ name, onClose, children }: FrameProps) {
  const close = useRef(onClose);
  useEffect(() => { close.current = onClose; });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('[aria-modal="true"]')) return;
      if (event.target instanceof Element && event.target.closest('input:not([type="radio"]), textarea, select')) return;
      close.current();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
  return <aside className="product-panel" aria-label={name}>{children}</aside>;
}

/** A modal dialog: the browser keeps the focus inside and the page behind it still. */
function Sheet({ name, onClose, children }: FrameProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const sheet = dialog.current;
    sheet?.showModal();
    sheet?.querySelector('aside')?.focus();
    return () => sheet?.close();
  }, []);
  return (
    <dialog ref={dialog} className="product-sheet" aria-modal="true" aria-label={name} onCancel={(event) => { event.preventDefault(); onClose(); }}
      onClick={(event) => event.target === dialog.current && onClose()}>
      <aside className="product-panel" aria-label={name} tabIndex={-1}>{children}</aside>
    </dialog>
  );
}
