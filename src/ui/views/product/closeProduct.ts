import { go } from '../../state/route';

/** Closes the panel and gives the focus back to the product's card, or to the search box where no card shows it. */
export function closeProduct(productId: string): void {
  go({ product: null });
  requestAnimationFrame(() => {
    const card = document.querySelector<HTMLElement>(`.results [data-product-id="${CSS.escape(productId)}"] button`);
    (card ?? document.querySelector<HTMLElement>('[data-view="search"] input[type="search"]'))?.focus();
  });
}
