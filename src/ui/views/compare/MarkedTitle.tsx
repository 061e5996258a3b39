import type { Highlight } from '../../../lab/api';

/** A title with the words that match the query. */
export function MarkedTitle({ title, highlights }: { title: string; highlights: Highlight[] }) {
  const pieces: React.ReactNode[] = [];
  let at = 0;
  for (const { start, end, by } of highlights) {
    pieces.push(title.slice(at, start), <mark key={start} className={by}>{title.slice(start, end)}</mark>);
    at = end;
  }
  return <>{pieces}{title.slice(at)}</>;
}
