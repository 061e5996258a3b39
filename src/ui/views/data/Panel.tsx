import { useId, type ReactNode } from 'react';

/** A titled part of the view; the note explains it in one quiet line. */
export function Panel({ title, note, children, wide = false }: { title: string; note?: ReactNode; children: ReactNode; wide?: boolean }) {
  const id = useId();
  return (
    <section className={wide ? 'panel wide' : 'panel'} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
      {note && <p className="dim note">{note}</p>}
    </section>
  );
}
