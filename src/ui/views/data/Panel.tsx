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

/** What stands between ** becomes bold: the numbers of a sentence. */
export function Sentence({ text }: { text: string }) {
  return <p className="lead">{text.split('**').map((piece, i) => (i % 2 === 1 ? <b key={i}>{piece}</b> : piece))}</p>;
}
