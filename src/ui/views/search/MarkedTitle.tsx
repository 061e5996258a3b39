import type { Highlight } from '../../../lab/api';
import { useMessages } from '../../messages/language';

/** A title with its matched words marked: underlined where typed, dashed where only an added keyword has them. */
export function MarkedTitle({ title, highlights }: { title: string; highlights: readonly Highlight[] }) {
  const { search } = useMessages();
  if (title.trim() === '') return <i>{search.untitled}</i>;
  return (
    <>
      {highlights.map(({ start, end, by }, i) => (
        <span key={start}>
          {title.slice(highlights[i - 1]?.end ?? 0, start)}
          <mark className={by} title={by === 'typed' ? search.typedMark : search.addedMark}>{title.slice(start, end)}</mark>
        </span>
      ))}
      {title.slice(highlights.at(-1)?.end ?? 0)}
    </>
  );
}
