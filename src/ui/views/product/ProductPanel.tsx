import { useRoute } from '../../state/route';

/** The product that is looked into. */
export function ProductPanel() {
  const { product } = useRoute();
  return <aside className="product-panel" aria-label="Product">{product}</aside>;
}
