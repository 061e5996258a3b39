import type { KeyboardEvent } from 'react';

/** Arrow keys, Home and End lead from card to card, as they stand on the screen. */
export function moveAmongCards(event: KeyboardEvent<HTMLElement>): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const cards = [...event.currentTarget.querySelectorAll<HTMLElement>(':scope > [data-product-id]')];
  const here = cards.findIndex((card) => card.contains(document.activeElement));
  if (here < 0) return;
  const next = target(event.key, here, cards);
  const button = next === null ? null : cards[Math.max(0, Math.min(cards.length - 1, next))]?.querySelector('button');
  if (!button) return;
  event.preventDefault();
  button.focus();
}

function target(key: string, here: number, cards: readonly HTMLElement[]): number | null {
  const row = cards.filter(({ offsetTop }) => offsetTop === cards[0].offsetTop).length;
  const last = cards.length - 1;
  switch (key) {
    case 'ArrowRight': return here + 1;
    case 'ArrowLeft': return here - 1;
    case 'ArrowDown': return here + row > last ? here : here + row;
    case 'ArrowUp': return here < row ? here : here - row;
    case 'Home': return 0;
    case 'End': return last;
    default: return null;
  }
}
