import type { Neighbor, ProductExplanation, RankerId } from '../../../lab/api';
import { score } from '../../controls/numbers';
import { ProductPicture } from '../../controls/ProductPicture';
import { useMessages } from '../../messages/language';
import { routeHash, useRoute } from '../../state/route';

const rows = ['title', 'image', 'product'] as const;

/** The nearest products in the model's space, by each side and by the whole. */
export function Neighbors({ explained: { neighbors }, ranker }: { explained: ProductExplanation; ranker: RankerId }) {
  const { neighbors: words } = useMessages().product;
  if (!neighbors) return null;
  const isUnread = (by: (typeof rows)[number]) => (ranker === 'titleOnly' && by === 'image') || (ranker === 'imageOnly' && by === 'title');
  return rows.map((by) => (
    <section key={by} className="neighbors">
      <h3>{words[by]}<span>{words.similarity}</span></h3>
      {neighbors[by].length > 0 ? <ul aria-label={words[by]}>{neighbors[by].map((neighbor) => <Near key={neighbor.productId} neighbor={neighbor} />)}</ul> : <p className="dim">{words[isUnread(by) ? 'unread' : 'without'][by]}</p>}
    </section>
  ));
}

function Near({ neighbor: { productId, title, hasImage, similarity } }: { neighbor: Neighbor }) {
  const { product: words } = useMessages();
  const route = useRoute();
  return (
    <li>
      <ProductPicture productId={productId} hasImage={hasImage} />
      <span>{score(similarity)}</span>
      <a href={routeHash({ ...route, product: productId })} dir="auto">{title.trim() || words.untitled}</a>
    </li>
  );
}
