// Typing into the search box key by key: how long until the answer to a key, or to a later one, is painted.
import type { Page } from 'playwright-core';
import { quantile } from '../math/statistics';

interface Keystroke {
  query: string;
  /** When the browser took the key, and when an answer at least as new was painted; milliseconds since navigation. */
  at: number;
  painted: number | null;
}

declare global {
  /** Kept on the measured page. */
  var typedKeys: Keystroke[];
}

export interface Typing {
  keystrokes: number;
  /** Milliseconds from a keystroke to painted results that are its own or a later key's. */
  median: number;
  p95: number;
  longest: number;
}

/** Milliseconds between keys, in turn: somebody who types well, and faster than anybody. */
export const paces = { human: [90, 150, 220, 130, 310, 180], fast: [30] } as const;

const queries = ['running shoes', 'red dress', 'striped mug', 'wool scarf', 'leather belt', 'desk lamp', 'headphones', 'polka dot bag', 'blue sneakers', 'zzyzx'];

/** The page has to be live, with its search box in view. */
export async function measureTyping(page: Page, keys: number, pauses: readonly number[]): Promise<Typing> {
  await page.evaluate(watchTyping);
  const box = page.getByRole('searchbox', { name: 'Search products' });
  await box.focus();
  let typed = 0;
  while (typed < keys) {
    const query = queries[typed % queries.length];
    await page.keyboard.press('ControlOrMeta+A');
    for (const key of query.slice(0, keys - typed)) {
      await page.keyboard.press(key === ' ' ? 'Space' : key);
      await page.waitForTimeout(pauses[typed++ % pauses.length]);
    }
  }
  await page.waitForFunction(() => globalThis.typedKeys.at(-1)?.painted !== null, null, { timeout: 60_000 });
  const times = (await page.evaluate(() => globalThis.typedKeys)).map(({ at, painted }) => (painted ?? Infinity) - at);
  return { keystrokes: times.length, median: quantile(times, 0.5), p95: quantile(times, 0.95), longest: Math.max(...times) };
}

/** Runs in the page. */
function watchTyping(): void {
  const keys: Keystroke[] = [];
  globalThis.typedKeys = keys;
  let shown = document.querySelector('[data-query]')?.getAttribute('data-query');
  document.addEventListener('input', ({ target, timeStamp }) => {
    if (target instanceof HTMLInputElement) keys.push({ query: target.value, at: timeStamp, painted: null });
  }, true);
  new MutationObserver(() => {
    const query = document.querySelector('[data-query]')?.getAttribute('data-query');
    if (query === shown || query === undefined || query === null) return;
    shown = query;
    const answered = keys.findLastIndex((key) => key.query === query);
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => keys.forEach((key, i) => { if (i <= answered) key.painted ??= performance.now(); });
      port2.postMessage(null);
    });
  }).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-query'] });
}
