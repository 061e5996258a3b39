import { useId, type ReactNode } from 'react';

/** A titled part of the view; the note explains it in one quiet line. */
export function Panel({ title, note, children, wide = false, menu }: { title: string; note?: ReactNode; children: ReactNode; wide?: boolean; menu?: ReactNode }) {
  const id = useId();
  return (
    <section className={wide ? 'panel wide' : 'panel'} aria-labelledby={id}>
      <div className="panel-head"><h2 id={id}>{title}</h2>{menu}</div>
      {children}
      {note && <p className="dim note">{note}</p>}
    </section>
  );
}
