import { useRef, useState, type ReactNode } from 'react';

interface EditableTextProps {
  value: string;
  /** Names the button and the field. */
  label: string;
  /** Stands in the button where there is no text yet. */
  hint?: string;
  longest: number;
  onSave(value: string): void;
  /** What is shown beside the button; without it the text itself is the button. */
  children?: ReactNode;
}

/** A text that is changed in its place: Enter or leaving it keeps the change, Esc drops it. */
export function EditableText({ value, label, hint = '', longest, onSave, children }: EditableTextProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const byKey = useRef(false);
  const end = (keep: boolean) => {
    if (typed === null) return;
    setTyped(null);
    if (keep && typed.trim() !== value) onSave(typed.trim());
  };
  if (typed !== null) return (
    <input className="edited" type="text" value={typed} aria-label={label} maxLength={longest} autoFocus dir="auto" onFocus={({ currentTarget }) => currentTarget.select()}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)} onBlur={() => end(true)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        byKey.current = true;
        end(event.key === 'Enter');
      }} />
  );
  /** Whoever ended it by a key stands again where it began. */
  const returned = (button: HTMLButtonElement | null) => {
    if (!byKey.current) return;
    byKey.current = false;
    button?.focus();
  };
  return (
    <span className="editable">
      {children}
      <button ref={returned} type="button" aria-label={label} title={label} onClick={() => setTyped(value)}>{children ? '✎' : <span className={value ? undefined : 'dim'} dir="auto">{value || hint}</span>}</button>
    </span>
  );
}
