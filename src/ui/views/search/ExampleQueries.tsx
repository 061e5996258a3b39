import { memo } from 'react';
import type { Example } from '../../../lab/api';
import { useMessages } from '../../messages/language';

/** Queries that each make a point, as one line of buttons. */
export const ExampleQueries = memo(function ExampleQueries({ examples, onPick }: { examples: readonly Example[]; onPick(query: string): void }) {
  const { search } = useMessages();
  return (
    <div className="examples">
      {examples.length > 0 && <span>{search.tryThese}</span>}
      {examples.map(({ query, point }) => (
        <button key={query} type="button" onClick={() => onPick(query)}><bdi>{query}</bdi> <small>{search.points[point]}</small></button>
      ))}
    </div>
  );
});
