import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { openBundled } from '../../src/catalog/bundled';
import { inScheme, mistakes } from '../support/axe';
import { openedSite } from '../support/openedSite';
import { openPage, ready, settle, type WatchedPage } from '../support/openPage';

const views = ['search', 'train', 'compare', 'data', 'learn'] as const;
const site = openedSite();
let watched: WatchedPage | null = null;

afterEach(() => watched?.close());

async function open(options: Parameters<typeof openPage>[2]): Promise<Page> {
  watched = await openPage(site.browser, site.url, options);
  await ready(watched.page);
  return watched.page;
}

/** Goes to a view and waits until it stands. */
async function goTo(page: Page, view: string): Promise<void> {
  await page.locator(`nav a[href^="#/${view}"]`).click();
  await settle(page);
}

async function openDialog(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('dialog').waitFor();
  await page.waitForTimeout(500);
}

async function closeDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

/** Every rule wide in light and narrow in dark, and the colors wide in dark; ends wide in light. */
async function mistakesEverywhere(page: Page): Promise<string[]> {
  const light = await mistakes(page);
  await inScheme(page, 'dark');
  const dark = await mistakes(page, { onlyColors: true });
  await page.setViewportSize({ width: 390, height: 900 });
  await settle(page);
  const narrow = await mistakes(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await inScheme(page, 'light');
  return [...light, ...dark.map((mistake) => `dark: ${mistake}`), ...narrow.map((mistake) => `narrow: ${mistake}`)];
}

describe('every view', () => {
  it('and dialog passes axe, in light and in dark, wide and narrow', async () => {
    const page = await open({ colorScheme: 'light' });
    const found: Record<string, string[]> = {};
    for (const view of views) {
      await goTo(page, view);
      found[view] = await mistakesEverywhere(page);
    }
    for (const name of ['Help', 'Open catalog']) {
      await openDialog(page, name);
      found[name] = await mistakesEverywhere(page);
      await closeDialog(page);
    }
    expect(found).toEqual({ search: [], train: [], compare: [], data: [], learn: [], Help: [], 'Open catalog': [] });
  });
});

/** Names that are the same in every language, units, keys, and what is typed into files. */
const proper = new Set(('MAKE Playground small nano medium full step Recall KE BERT base ViT safetensors CPU GPU wasm WebGPU JavaScript BM25 nDCG judged Transformer Taobao arXiv Cookie https localhost Esc Enter English CSV TSV JSON JSONL Parquet zip gz tar '
  + 'SVG PNG AUROC Spearman RBO Jaccard Zipf px ms kB MB GB id URL UTF txt products queries labels clicks shop').toLowerCase().split(' '));

/** What the reader can see or hear of the page in Latin script, apart from what is marked as product text. */
function latinTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const ours = (element: Element | null) => !element?.closest('[dir="auto"], bdi, code, kbd, script, style');
    const told: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) if (ours(node.parentElement) && node.parentElement?.checkVisibility()) told.push(node.textContent ?? '');
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt], [aria-valuetext]')) {
      if (ours(element)) for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-valuetext']) told.push(element.getAttribute(name) ?? '');
    }
    return told.filter((text) => /[A-Za-z]{2,}/.test(text)).map((text) => text.trim());
  });
}

/** Whole titles, queries and values of the generated shops, long ones first: named inside a sentence of the page they stay as they are. */
const catalogs = ['shop', 'shop-nano'].map((name) => openBundled(name).catalog);
const products = catalogs.flatMap((catalog) => catalog.products);
const queries = catalogs.flatMap((catalog) => catalog.queries);
const productText = [...new Set([...products.flatMap(({ title, category, attributes }) => [title, category, ...category.split(/\W+/), ...Object.values(attributes).flat().map(String)]), ...queries.map(({ text }) => text)])]
  .filter((text) => text.length > 1).toSorted((a, b) => b.length - a.length);

const wholeWords = (text: string) => new RegExp(`(?<![A-Za-z])${text.replaceAll(/[^\w\s]/g, '\\$&')}(?![A-Za-z])`, 'g');

function leftovers(texts: string[]): string[] {
  return [...new Set(texts)].filter((text) => {
    const rest = productText.reduce((rest, known) => rest.includes(known) ? rest.replaceAll(wholeWords(known), ' ') : rest, text);
    return [...rest.matchAll(/[A-Za-z][A-Za-z0-9]+/g)].some(([word]) => !proper.has(word.toLowerCase()));
  });
}

describe('in Chinese', () => {
  it('not one English word of the page is left, in any view or dialog', async () => {
    const page = await open({ locale: 'zh-CN' });
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-Hans');
    const found: Record<string, string[]> = {};
    for (const view of views) {
      await goTo(page, view);
      found[view] = leftovers(await latinTexts(page));
    }
    for (const name of ['帮助', '打开商品库']) {
      await openDialog(page, name);
      found[name] = leftovers(await latinTexts(page));
      await closeDialog(page);
    }
    expect(found).toEqual({ search: [], train: [], compare: [], data: [], learn: [], 帮助: [], 打开商品库: [] });
  });

  it('is chosen in the menu, remembered, and first to be read after a reload', async () => {
    const page = await open({ locale: 'en-US' });
    expect((await latinTexts(page)).length).toBeGreaterThan(10);
    await page.addInitScript(() => {
      const first = new MutationObserver(() => {
        const text = document.querySelector('nav')?.textContent;
        if (!text) return;
        Object.assign(window, { firstRead: text });
        first.disconnect();
      });
      first.observe(document, { childList: true, subtree: true });
    });
    await page.getByRole('button', { name: 'Language' }).click();
    await page.getByRole('menuitemradio', { name: '中文' }).click();
    await page.getByRole('link', { name: '搜索', exact: true }).waitFor();
    await page.reload();
    await ready(page);
    expect(await page.evaluate(() => (window as unknown as { firstRead: string }).firstRead)).toBe('搜索训练对比数据学习');
    await page.getByRole('button', { name: '语言' }).click();
    await page.getByRole('menuitemradio', { name: 'English' }).click();
    await page.getByRole('link', { name: 'Search', exact: true }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
  });
});
