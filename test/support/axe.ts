import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** All that another color scheme can change on a page that has passed every rule in the first. */
const colorRules = ['color-contrast', 'link-in-text-block'];

/** What axe finds wrong, each rule with the first elements that break it. The page has no frames, for which alone axe would open a second page. */
export async function mistakes(page: Page, { within, onlyColors = false }: { within?: string; onlyColors?: boolean } = {}): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode();
  if (within) axe.include(within);
  if (onlyColors) axe.withRules(colorRules);
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 200)).join(' | ')}`);
}

/** The same in light and in dark; leaves the page in light. */
export async function mistakesInBothSchemes(page: Page, within?: string): Promise<string[]> {
  await inScheme(page, 'light');
  const light = await mistakes(page, { within });
  await inScheme(page, 'dark');
  const dark = await mistakes(page, { within, onlyColors: true });
  await inScheme(page, 'light');
  return [...light, ...dark.map((mistake) => `dark ${mistake}`)];
}

export async function inScheme(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.waitForTimeout(300);
}
