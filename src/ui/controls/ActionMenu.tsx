import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { messageOf } from '../state/labStore';

export interface Action {
  label: string;
  /** What is said when it is done; nothing when left out. */
  done?: string;
  /** Of a choice among several: whether this one holds. */
  checked?: boolean;
  /** Why it cannot be chosen now. */
  refused?: string;
  act(): void | Promise<void>;
}

/** A button that opens a short menu in the top layer: arrows move, Enter chooses, Esc closes and gives the focus back. */
export function ActionMenu({ name, actions, children }: { name: string; actions: Action[]; children: ReactNode }) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState('');
  const items = () => [...(menu.current?.querySelectorAll<HTMLButtonElement>('button') ?? [])];

  const place = () => {
    if (!button.current || !menu.current) return;
    const [at, size] = [button.current.getBoundingClientRect(), menu.current.getBoundingClientRect()];
    const below = at.bottom + 4 + size.height <= window.innerHeight;
    menu.current.style.left = `${Math.max(8, Math.min(at.right - size.width, window.innerWidth - size.width - 8))}px`;
    menu.current.style.top = `${below ? at.bottom + 4 : Math.max(8, at.top - 4 - size.height)}px`;
    (items().find((item) => item.ariaChecked === 'true') ?? items()[0])?.focus();
  };
  const move = (event: KeyboardEvent) => {
    const all = items();
    const now = all.indexOf(document.activeElement as HTMLButtonElement);
    const to = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: -1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      all.at(to % all.length)?.focus();
    } else if (event.key === 'Tab') menu.current?.hidePopover();
    event.stopPropagation();
  };
  const choose = async ({ act, done }: Action) => {
    menu.current?.hidePopover();
    button.current?.focus();
    try {
      await act();
      setSaid(done ?? '');
    } catch (cause) {
      setSaid(messageOf(cause));
    }
    setTimeout(() => setSaid(''), 4000);
  };
  return (
    <span className="action-menu">
      <span role="status" className="said">{said}</span>
      <button type="button" ref={button} aria-label={name} title={name} aria-haspopup="menu" aria-expanded={open} popoverTarget={id}>{children}</button>
      <div id={id} ref={menu} role="menu" aria-label={name} popover="auto" tabIndex={-1} onKeyDown={move}
        onToggle={(event) => { setOpen(event.newState === 'open'); if (event.newState === 'open') place(); }}>
        {actions.map((action) => (
          <button key={action.label} type="button" role={action.checked === undefined ? 'menuitem' : 'menuitemradio'} aria-checked={action.checked} tabIndex={-1} aria-disabled={action.refused !== undefined || undefined} title={action.refused} aria-description={action.refused} onClick={() => action.refused === undefined && void choose(action)}>{action.label}</button>
        ))}
      </div>
    </span>
  );
}
