import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openBundled } from '../../src/catalog/bundled';
import { openBuiltSite, type BuiltSite } from '../support/builtSite';
import { openBrowser } from '../support/chromium';
import { openPage, ready, type WatchedPage } from '../support/openPage';

const views = ['search', 'train', 'compare', 'data', 'learn'] as const;
let site: BuiltSite;
let browser: Browser;
let watched: WatchedPage | null = null;

beforeAll(async () => {
  site = await openBuiltSite();
  browser = await openBrowser();
});
afterEach(() => watched?.close());
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function open(options: Parameters<typeof openPage>[2]): Promise<Page> {
  watched = await openPage(browser, site.url, options);
  await ready(watched.page);
  return watched.page;
}

/** Goes to a view and waits until nothing is being asked or drawn any more. */
async function settle(page: Page, view: string): Promise<void> {
  await page.locator(`nav a[href^="#/${view}"]`).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  const text = () => page.evaluate(() => document.body.innerText);
  for (let before = '', now = await text(); before !== now; now = await text()) {
    before = now;
    await page.waitForTimeout(1500);
  }
}

const mistakes = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).slice(0, 3).join(' | ')}`);
};

describe('every view', () => {
  // Colors do not depend on the width: the narrow layout is looked at in one of them.
  for (const { colorScheme, width } of [{ colorScheme: 'light', width: 1440 }, { colorScheme: 'dark', width: 1440 }, { colorScheme: 'dark', width: 390 }] as const) {
    it(`passes axe in ${colorScheme} at ${width} px`, async () => {
      const page = await open({ colorScheme, viewport: { width, height: 900 } });
      const found: string[] = [];
      for (const view of views) {
        await settle(page, view);
        found.push(...(await mistakes(page)).map((mistake) => `${view}: ${mistake}`));
      }
      for (const name of ['Help', 'Open catalog']) {
        await page.getByRole('button', { name, exact: true }).click();
        await page.getByRole('dialog').waitFor();
        await page.waitForTimeout(500);
        found.push(...(await mistakes(page)).map((mistake) => `${name}: ${mistake}`));
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'hidden' });
      }
      expect(found).toEqual([]);
    });
  }
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
      await settle(page, view);
      found[view] = leftovers(await latinTexts(page));
    }
    for (const name of ['帮助', '打开商品库']) {
      await page.getByRole('button', { name, exact: true }).click();
      await page.getByRole('dialog').waitFor();
      await page.waitForTimeout(500);
      found[name] = leftovers(await latinTexts(page));
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
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
