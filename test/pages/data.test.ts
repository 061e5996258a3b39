import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openBundled } from '../../src/catalog/bundled';
import { mistakes, mistakesInBothSchemes } from '../support/axe';
import { openedSite } from '../support/openedSite';

const site = openedSite();
let context: BrowserContext;
let page: Page;
const complaints: string[] = [];
const patient = { timeout: 120_000 };
const { catalog } = openBundled('shop-nano');

beforeAll(async () => {
  context = await site.browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en' });
  page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await openData('');
});

const sheet = () => page.getByRole('list', { name: 'Contact sheet' }).getByRole('listitem');
const idsShown = () => sheet().evaluateAll((items) => items.map((item) => item.getAttribute('data-product-id')));
const slice = () => page.getByRole('combobox', { name: 'Slice' });
const searchbox = () => page.getByRole('searchbox', { name: 'Search products' });
const results = () => page.getByRole('list', { name: 'Results' }).getByRole('listitem');

async function openData(more: string): Promise<void> {
  await page.goto(`${site.url}#/data?catalog=shop-nano${more}`);
  await page.reload();
  await sheet().first().waitFor(patient);
}

describe('the data view of the generated shop', () => {
  it('leads with the vocabulary gap and counts what the catalog holds', async () => {
    const lead = await page.locator('.data .lead').innerText();
    expect(lead).toMatch(new RegExp(`^\\d+ % of the query words stand in no title\\. \\d+ of ${catalog.queries.length} queries hold such a word`));
    const tiles = await page.getByRole('list', { name: 'Counts' }).getByRole('listitem').allInnerTexts();
    const { products, queries, judgments } = catalog;
    for (const [i, held] of [products, queries, judgments].entries()) expect(tiles[i]).toMatch(new RegExp(`^${held.length.toLocaleString('en')}\\s`));
    const rows = await page.getByRole('table', { name: /^Regimes/ }).getByRole('row').count();
    expect(rows).toBe(1 + new Set(products.map(({ truth }) => truth?.regime)).size);
    expect(await page.getByRole('table', { name: /^Regimes/ }).getByRole('meter', { name: 'Image weight' }).count()).toBeGreaterThan(rows);
  });

  it('shows the products of a slice, which the URL holds and the back button leaves', async () => {
    await page.getByRole('button', { name: 'coded title' }).click();
    const thin = catalog.products.filter(({ truth }) => truth?.regime === 'thinTitle').map(({ id }) => id);
    await expect.poll(async () => (await idsShown()).every((id) => thin.includes(id ?? '')), patient).toBe(true);
    expect(page.url()).toContain('slice=regime%3AthinTitle');
    expect(await slice().inputValue()).toBe('regime:thinTitle');
    const firstPage = await idsShown();
    expect(firstPage).toHaveLength(Math.min(24, thin.length));
    await page.getByRole('region', { name: 'Contact sheet' }).getByRole('button', { name: 'Next' }).click();
    await expect.poll(async () => (await idsShown()).filter((id) => firstPage.includes(id)), patient).toEqual([]);
    expect([...firstPage, ...(await idsShown())].toSorted()).toEqual(thin.toSorted());
    await page.goBack();
    await expect.poll(() => slice().inputValue()).toBe('all');
    await expect.poll(idsShown, patient).toEqual(catalog.products.slice(0, 24).map(({ id }) => id));
  });

  it('draws every picture and opens a product in Search', async () => {
    await slice().selectOption({ value: 'duplicates:design' });
    await expect.poll(idsShown, patient).not.toEqual(catalog.products.slice(0, 24).map(({ id }) => id));
    await sheet().last().scrollIntoViewIfNeeded();
    const drawn = () => sheet().locator('img').evaluateAll((images) => images.filter((image) => (image as HTMLImageElement).naturalWidth > 0).length);
    await expect.poll(drawn, patient).toBe(24);
    const id = (await idsShown())[0];
    await sheet().first().getByRole('link').click();
    await page.getByRole('complementary', { name: 'Product' }).waitFor(patient);
    expect(page.url()).toMatch(new RegExp(`#/search.*product=${id}`));
    await page.goBack();
    await sheet().first().waitFor(patient);
  });

  it('opens the products of a histogram bar, and shows every figure as a table', async () => {
    const figure = page.getByRole('figure', { name: 'Image weights' });
    const bars = figure.locator('.recharts-bar-rectangle path');
    await bars.first().waitFor(patient);
    await bars.nth(await bars.count() >> 1).click();
    await expect.poll(() => slice().inputValue()).toMatch(/^imageWeight:\d+-\d+$/);
    await figure.getByRole('button').click();
    await page.getByRole('menuitem', { name: 'Show as table' }).click();
    const counts = await figure.getByRole('row').locator('td:last-child').allInnerTexts();
    expect(counts.reduce((sum, count) => sum + Number(count.replace(',', '')), 0)).toBe(catalog.products.length);
    const [from] = (await slice().inputValue()).replace('imageWeight:', '').split('-').map(Number);
    expect(await slice().locator('option:checked').innerText()).toContain(`(${counts[from / 5]})`);
  });

  it('asks a word that no title has, and any query of the table', async () => {
    const word = page.getByRole('list', { name: 'Query words in no title' }).getByRole('link').first();
    const asked = (await word.getAttribute('aria-label'))?.match(/search “(.*)”$/)?.[1] ?? '';
    const [term] = (await word.innerText()).split(/\s/);
    expect(asked.toLowerCase()).toContain(term);
    expect(catalog.products.some(({ title }) => title.toLowerCase().split(/\W+/).includes(term))).toBe(false);
    await word.click();
    await results().first().waitFor(patient);
    expect(await searchbox().inputValue()).toBe(asked);
    await page.goBack();

    const { text } = catalog.queries[catalog.queries.length - 1];
    await page.getByRole('searchbox', { name: 'Filter: All queries' }).fill(text);
    const table = page.getByRole('table', { name: 'All queries' });
    await table.getByRole('button', { name: text, exact: true }).click();
    await results().first().waitFor(patient);
    expect(await searchbox().inputValue()).toBe(text);
    await page.goBack();
    await sheet().first().waitFor(patient);
  });

  it('shows all products and says so where a link names a slice that is none', async () => {
    await openData('&slice=regime%3Anone');
    await page.getByText('no slice “regime:none”').waitFor(patient);
    expect(await slice().inputValue()).toBe('all');
  });

  it('passes axe in light and in dark, and fits a phone', async () => {
    expect(await mistakesInBothSchemes(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it('speaks Chinese where the system does', async () => {
    const chinese = await site.browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
    const other = await chinese.newPage();
    await other.goto(`${site.url}#/data?catalog=shop-nano`);
    await other.getByRole('list', { name: '商品总览' }).getByRole('listitem').first().waitFor(patient);
    const headings = await other.locator('.data h1, .data h2, .data h3, .data figcaption > span:first-child').allInnerTexts();
    expect(headings.length).toBeGreaterThan(10);
    expect(headings.filter((heading) => !/\p{Script=Han}/u.test(heading))).toEqual([]);
    await chinese.close();
  });
});

describe('the data view of a catalog that holds titles alone', () => {
  it('says of every panel why it is empty and what would fill it', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `x${i},${['Blue cup', 'كوب أحمر', '<b>lamp</b>'][i % 3]} ${i}`);
    await page.getByRole('button', { name: 'Open catalog' }).click();
    await page.locator('input[type=file]:not([webkitdirectory])').setInputFiles({ name: 'products.csv', mimeType: 'text/csv', buffer: Buffer.from(['id,title', ...rows].join('\n')) });
    await page.getByRole('button', { name: 'Search this catalog' }).click(patient);
    await page.getByRole('link', { name: 'Data' }).click();
    await page.getByText('30 products and no queries').waitFor(patient);
    expect(page.url()).toContain('catalog=own-');
    for (const reason of [/no queries. Add a table of queries/, /have no type/, /does not say how often/, /There are no labels/, /generated catalogs only: there/, /Every title is its own/])
      expect(await page.getByText(reason).count(), String(reason)).toBeGreaterThan(0);
    await expect.poll(async () => (await sheet().allInnerTexts()).length, patient).toBe(24);
    expect(await sheet().nth(2).innerText()).toContain('<b>lamp</b> 2');
    expect(await sheet().getByText('no picture').count()).toBe(24);
    expect(await mistakes(page)).toEqual([]);
  });

  it('complained of nothing all the while', () => {
    expect(complaints).toEqual([]);
  });
});
