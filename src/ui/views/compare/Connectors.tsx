import type { SearchResult } from '../../../lab/api';

/** Height of a place in the drawing's own units; the page stretches it to the rows. */
const place = 100;
const middle = (rank: number) => (rank - 0.5) * place;

/** Lines from the left list to the equal products of the right one: thick where the right ranks higher, dashed where it ranks lower. */
export function Connectors({ a, b, rows, pointed }: { a: SearchResult[]; b: SearchResult[]; rows: number; pointed: string | null }) {
  const places = new Map(b.map(({ productId, rank }) => [productId, rank]));
  return (
    <svg className={pointed ? 'connectors pointed' : 'connectors'} viewBox={`0 0 100 ${rows * place}`} preserveAspectRatio="none" aria-hidden="true">
      {a.flatMap(({ productId, rank }) => {
        const to = places.get(productId);
        if (to === undefined) return [];
        const way = to < rank ? 'higher' : to > rank ? 'lower' : 'same';
        return [<path key={productId} className={productId === pointed ? `${way} here` : way} d={`M0 ${middle(rank)} C50 ${middle(rank)} 50 ${middle(to)} 100 ${middle(to)}`} />];
      })}
    </svg>
  );
}
