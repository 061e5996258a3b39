import { shopConfig, shopNanoConfig } from '../../../src/catalog/synthetic/config';
import { makeShop, type Shop } from '../../../src/catalog/synthetic/shop';

const noPicture = () => '<svg xmlns="http://www.w3.org/2000/svg"/>';
const once = (make: () => Shop) => {
  let made: Shop | null = null;
  return () => (made ??= make());
};

/** Made once per test file; without pictures where a test does not look at them. */
export const shop = once(() => makeShop(shopConfig, noPicture));
export const nano = once(() => makeShop(shopNanoConfig, noPicture));
export const drawnShop = once(() => makeShop(shopConfig));
export const drawnNano = once(() => makeShop(shopNanoConfig));

export function countBy<T>(items: readonly T[], key: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}

export const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
