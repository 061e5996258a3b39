import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { mistakes, mistakesInBothSchemes } from '../support/axe';
import { openedSite } from '../support/openedSite';

const patience = { timeout: 60_000 };
const site = openedSite();
let context: BrowserContext;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  context = await site.browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US', permissions: ['clipboard-read', 'clipboard-write'] });
  page = await context.newPage();
  page.setDefaultTimeout(60_000);
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(`${site.url}#/search?q=red+dress`);
  await page.getByText(/ms a query/).waitFor({ timeout: 120_000 });
});

const panel = () => page.getByRole('complementary', { name: 'Product' });
const card = (at: number) => page.getByRole('list', { name: 'Results' }).getByRole('listitem').nth(at);
const heading = () => panel().getByRole('heading', { level: 2 });
const fact = (name: string) => panel().locator('dl.standing > div', { has: page.getByText(name, { exact: true }) }).locator('dd').innerText();
const partRows = () => panel().getByRole('table', { name: 'Score parts' }).getByRole('row');
const productInUrl = () => page.evaluate(() => new URLSearchParams(location.hash.split('?')[1]).get('product'));
const titleOf = (at: number) => card(at).getByRole('button').innerText();
const activeElement = () => page.evaluate(() => ({ text: document.activeElement?.textContent ?? '', inside: document.activeElement?.closest('dialog, aside') !== null && document.activeElement !== document.body }));

async function settled(): Promise<void> {
  await expect.poll(() => page.getByRole('list', { name: 'Results' }).getAttribute('aria-busy'), patience).toBe('false');
  await expect.poll(() => panel().locator('.content').getAttribute('aria-busy'), patience).toBe('false');
}

/** The 'adds' column, the score last. */
async function adds(): Promise<number[]> {
  const cells = await partRows().evaluateAll((rows) => rows.slice(1).map((row) => row.lastElementChild?.textContent ?? ''));
  return cells.map((cell) => Math.round(Number(cell) * 1000));
}

describe('the product panel', () => {
  it('opens beside the results, with the rank, and parts that add up to the score on the card, by every ranker', async () => {
    let compared = 0;
    await card(0).getByRole('button').click();
    for (const ranker of ['MAKE', 'Fixed', 'Title only', 'Picture only', 'BM25', 'Blend']) {
      await page.getByRole('radiogroup', { name: 'Ranker' }).getByRole('radio', { name: ranker, exact: true }).check();
      await settled();
      const selected = page.locator('.card[data-selected]');
      if ((await selected.count()) > 0) {
        compared += 1;
        const rank = await selected.locator('.rank').evaluate((element) => element.firstChild?.textContent ?? '');
        await expect.poll(() => fact('rank'), patience).toMatch(new RegExp(`^${rank} of `));
        expect(await partRows().last().innerText()).toMatch(new RegExp(`\\s${await selected.locator('.numbers b').innerText()}$`));
      }
      const shown = await adds();
      expect(shown.length).toBeGreaterThanOrEqual(3);
      expect(shown.slice(0, -1).reduce((sum, part) => sum + part, 0)).toBe(shown.at(-1));
      expect(await panel().getByRole('meter', { name: 'Image weight' }).count()).toBe(ranker === 'BM25' ? 0 : 2);
      expect(await panel().getByRole('figure', { name: 'Rank by image weight' }).count()).toBe(['MAKE', 'Fixed'].includes(ranker) ? 1 : 0);
    }
    expect(compared).toBeGreaterThanOrEqual(2);
    await page.getByRole('radio', { name: 'MAKE', exact: true }).check();
    await settled();
  });

  it('goes through the ranking, keeps the state in the URL, and goes back', async () => {
    await card(0).getByRole('button').click();
    await expect.poll(() => heading().innerText(), patience).toBe(await titleOf(0));
    await expect.poll(() => fact('rank'), patience).toBe('1 of 2,400');
    expect(await panel().getByRole('button', { name: 'Previous result: This is the first result.' }).getAttribute('aria-disabled')).toBe('true');
    const first = await productInUrl();
    await panel().getByRole('button', { name: 'Next result' }).click();
    await expect.poll(() => heading().innerText(), patience).toBe(await titleOf(1));
    await expect.poll(() => fact('rank'), patience).toBe('2 of 2,400');
    expect(await productInUrl()).toBe(await card(1).getAttribute('data-product-id'));
    await panel().getByRole('button', { name: 'Copy link' }).click();
    await panel().getByText('Link copied').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
    await page.goBack();
    await expect.poll(productInUrl, patience).toBe(first);
    await expect.poll(() => heading().innerText(), patience).toBe(await titleOf(0));
  });

  it('shows the rank over the image weight as a table too, through the learned point', async () => {
    await panel().getByRole('button', { name: 'Copy or save: Rank by image weight' }).click();
    await page.getByRole('menuitem', { name: 'Show as table' }).click();
    const cells = await panel().getByRole('table', { name: 'Rank by image weight' }).getByRole('row').evaluateAll((rows) => rows.slice(1).map((row) => [...row.children].map((cell) => Number(cell.textContent))));
    expect(cells.length).toBeGreaterThanOrEqual(101);
    const learned = Number(await panel().getByRole('meter', { name: 'Image weight' }).first().getAttribute('aria-valuenow'));
    expect(cells.some(([weight, rank]) => Math.round(weight * 100) === learned && rank === 1)).toBe(true);
  });

  it('leads to the nearest products, six each, and gives the new heading the focus', async () => {
    for (const name of ['Nearest by title', 'Nearest by picture', 'Nearest by both']) expect(await panel().getByRole('list', { name }).getByRole('link').count()).toBe(6);
    const link = panel().getByRole('list', { name: 'Nearest by picture' }).getByRole('link').first();
    const title = (await link.innerText()).trim();
    await link.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => heading().innerText(), patience).toBe(title);
    await expect.poll(async () => (await activeElement()).text, patience).toBe(title);
  });

  it('passes axe in light and in dark', async () => {
    expect(await mistakesInBothSchemes(page, '.product-panel')).toEqual([]);
  });

  it('closes with Esc and gives the focus back to the card', async () => {
    await card(2).getByRole('button').click();
    const title = await titleOf(2);
    await expect.poll(() => heading().innerText(), patience).toBe(title);
    await page.keyboard.press('Escape');
    await expect.poll(() => panel().count(), patience).toBe(0);
    await expect.poll(async () => (await activeElement()).text, patience).toBe(title);
  });

  it('says so when BM25 does not find the product, and when the catalog holds no such product', async () => {
    await page.goto(`${site.url}#/search?q=zzyzx&ranker=bm25&product=p0027`);
    await panel().getByText(/by words alone it is not found/).waitFor();
    expect(await fact('rank')).toBe('not found');
    expect(await panel().getByRole('table', { name: 'Score parts' }).count()).toBe(0);
    await page.goto(`${site.url}#/search?q=mug&product=${encodeURIComponent('<b>no such</b>')}`);
    await panel().getByText('This catalog holds no product “<b>no such</b>”.').waitFor();
    await panel().getByRole('button', { name: 'Back to the results' }).click();
    await expect.poll(() => panel().count(), patience).toBe(0);
    expect(await productInUrl()).toBeNull();
  });

  it('is a sheet on a phone that holds the focus until it is closed', async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    await card(0).getByRole('button').click();
    const sheet = page.getByRole('dialog', { name: 'Product' });
    await sheet.getByRole('table', { name: 'Score parts' }).waitFor();
    const box = await sheet.boundingBox();
    expect([box?.x, box?.width, box?.height]).toEqual([0, 390, 800]);
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press('Tab');
      const inResults = await page.evaluate(() => document.activeElement !== document.body && document.activeElement?.closest('dialog') === null);
      expect(inResults).toBe(false);
    }
    expect(await mistakes(page, { within: 'dialog' })).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    const title = await titleOf(0).catch(() => '');
    await page.keyboard.press('Escape');
    await expect.poll(() => sheet.count(), patience).toBe(0);
    await expect.poll(async () => (await activeElement()).text, patience).toBe(title || await titleOf(0));
    expect(await page.getByRole('list', { name: 'Results' }).isVisible()).toBe(true);
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it('reports no error', () => {
    expect(complaints).toEqual([]);
  });
});
