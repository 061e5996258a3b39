import { useLayoutEffect, useRef, type RefObject } from 'react';

interface Place {
  left: number;
  top: number;
}

const milliseconds = 260;
/** Updates that follow each other faster come from typing: then cards stand still, and results are painted sooner. */
const typingPause = 500;
/** Farther than this a card would only flash across the page. */
const farthest = 2400;

/** Cards that an update moves glide from where they stood (FLIP, transform only), where the one before is `rest` milliseconds ago. Places are inside the list: scrolling moves nothing. */
export function useGlide(list: RefObject<HTMLElement | null>, update: unknown, rest: number = typingPause): void {
  const known = useRef<{ update: unknown; width: number; at: number; places: Map<string, Place> } | null>(null);
  useLayoutEffect(() => {
    if (!list.current || known.current?.update === update) return;
    const cards = [...list.current.querySelectorAll<HTMLElement>(':scope > [data-product-id]')];
    const width = list.current.clientWidth;
    const at = performance.now();
    const before = known.current?.width === width && at - known.current.at > rest ? known.current.places : null;
    const places = new Map(cards.map((card) => [card.dataset.productId ?? '', { left: card.offsetLeft, top: card.offsetTop }]));
    known.current = { update, width, at, places };
    if (!before || window.matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    for (const card of cards) glide(card, before.get(card.dataset.productId ?? ''), { left: card.offsetLeft, top: card.offsetTop });
  }, [list, update, rest]);
}

function glide(card: HTMLElement, from: Place | undefined, to: Place): void {
  if (!from || (from.left === to.left && from.top === to.top) || Math.abs(from.top - to.top) > farthest) return;
  card.animate([{ transform: `translate(${from.left - to.left}px, ${from.top - to.top}px)` }, { transform: 'none' }], { duration: milliseconds, easing: 'cubic-bezier(0.2, 0, 0, 1)' });
}
