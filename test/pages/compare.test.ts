import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { mistakes, mistakesInBothSchemes } from '../support/axe';
import { openedSite } from '../support/openedSite';

const site = openedSite();
let context: BrowserContext;
let page: Page;
const complaints: string[] = [];
const patient = { timeout: 120_000 };

beforeAll(async () => {
  context = await site.browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en' });
  page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(`${site.url}#/compare?catalog=shop-nano&q=red+dress&against=titleOnly`);
  await side('MAKE').getByRole('listitem').first().waitFor(patient);
});

const side = (ranker: string) => page.getByRole('list', { name: `First ten by ${ranker}`, exact: true });
const idsOf = (ranker: string) => side(ranker).getByRole('listitem').evaluateAll((items) => items.map((item) => item.getAttribute('data-product-id')));
const lead = () => page.locator('.compare > .lead');
const table = () => page.getByRole('table', { name: 'Queries by difference' });
const choose = (name: string, ranker: string) => page.getByRole('combobox', { name }).selectOption({ label: ranker });

describe('two rankers side by side', () => {
  it('show ten products each, joined where they are equal, each with its place on the other side', async () => {
    const [a, b] = [await idsOf('MAKE'), await idsOf('Title only')];
    expect([a.length, b.length]).toEqual([10, 10]);
    const common = a.filter((id) => b.includes(id));
    expect(common.length).toBeGreaterThan(0);
    expect(await page.locator('.connectors path').count()).toBe(common.length);
    for (const id of common) {
      expect(await side('MAKE').locator(`[data-product-id="${id}"]`).innerText()).toContain(`Title only: ${b.indexOf(id) + 1}`);
      expect(await side('Title only').locator(`[data-product-id="${id}"]`).innerText()).toContain(`MAKE: ${a.indexOf(id) + 1}`);
    }
    expect(await side('MAKE').locator('.only').count()).toBe(10 - common.length);
    expect(await lead().innerText()).toContain(`share ${common.length} of the first 10`);
    expect(await page.getByRole('region', { name: 'How alike the first ten are' }).innerText()).toMatch(new RegExp(`common of 10\\s+${common.length}\\s`));
  });

  it('are chosen, swapped and linked to: the URL holds both and the query', async () => {
    await choose('Ranker B', 'BM25');
    await side('BM25').waitFor(patient);
    await page.getByRole('button', { name: 'Swap A and B' }).click();
    await expect.poll(() => page.getByRole('combobox', { name: 'Ranker A' }).inputValue()).toBe('bm25');
    expect(page.url()).toMatch(/ranker=bm25/);
    expect(page.url()).toMatch(/against=make/);
    const other = await context.newPage();
    await other.goto(page.url());
    await other.getByRole('list', { name: 'First ten by BM25', exact: true }).getByRole('listitem').first().waitFor(patient);
    expect(await other.getByRole('searchbox', { name: 'Search products' }).inputValue()).toBe('red dress');
    await other.close();
    await page.goBack();
    await expect.poll(() => page.getByRole('combobox', { name: 'Ranker A' }).inputValue()).toBe('make');
    await choose('Ranker A', 'BM25');
    expect(await page.getByRole('combobox', { name: 'Ranker B' }).inputValue()).toBe('make');
    await page.goBack();
    await expect.poll(() => page.getByRole('combobox', { name: 'Ranker B' }).inputValue()).toBe('bm25');
  });

  it('say so where one of them finds nothing, and where nothing is asked', async () => {
    const box = page.getByRole('searchbox', { name: 'Search products' });
    await box.fill('sneakers');
    await expect.poll(() => lead().innerText(), patient).toContain('BM25 finds nothing');
    await box.fill('  ');
    await expect.poll(() => lead().innerText(), patient).toContain('Type a query');
    await box.fill('red dress');
    await side('BM25').getByRole('listitem').first().waitFor(patient);
  });
});

describe('two rankers over all queries', () => {
  it('are summed up with intervals, and the largest differences stand first', async () => {
    await page.getByRole('button', { name: 'Over all queries' }).click();
    await table().waitFor(patient);
    const summary = await page.locator('.summary').innerText();
    expect(summary).toMatch(/Over \d+ queries held out from training, MAKE reaches nDCG@10 0\.\d{3} \[0\.\d{3}, 0\.\d{3}\] and BM25 0\.\d{3} \[/);
    const interval = /\[([+−])\d\.\d+, ([+−])\d\.\d+\]/.exec(summary);
    expect(summary.includes('not distinguishable')).toBe(interval?.[1] === '−' && interval[2] === '+');
    const rows = await table().locator('tbody tr').evaluateAll((found) => found.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')));
    const differences = rows.map((cells) => Number(cells[4].replace('−', '-')));
    for (const [i, cells] of rows.entries()) expect(differences[i]).toBeCloseTo(Number(cells[3]) - Number(cells[2]), 2);
    const sizes = differences.map(Math.abs);
    expect(sizes).toEqual(sizes.toSorted((x, y) => y - x));
    expect(sizes[0]).toBeGreaterThan(0.3);
    expect(await page.getByRole('figure', { name: 'nDCG@10 difference by query' }).locator('.bar').count()).toBe(Number(/Over (\d+) /.exec(summary)?.[1]));
  });

  it('lead from a row to that query side by side, with the same figures', async () => {
    const row = table().locator('tbody tr').nth(1);
    const [query, , a, b] = await row.locator('td').allInnerTexts();
    await row.getByRole('button').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('searchbox', { name: 'Search products' }).inputValue()).toBe(query);
    await expect.poll(() => page.locator('.choice b').allInnerTexts(), patient).toEqual([a, b]);
    expect(new URLSearchParams(page.url().split('?')[1]).get('q')).toBe(query);
  });

  it('pass axe in light and in dark, in English and on a phone', async () => {
    expect(await mistakesInBothSchemes(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1440);
    await page.setViewportSize({ width: 390, height: 900 });
    await page.waitForTimeout(300);
    expect(await mistakes(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it('can be stopped, and then begun again', async () => {
    await page.goto(`${site.url}#/compare?q=red+dress&ranker=blend&against=imageOnly`);
    await side('Picture only').getByRole('listitem').first().waitFor(patient);
    await page.getByRole('button', { name: 'Over all queries' }).click();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('Stopped.').waitFor(patient);
    expect(await table().count()).toBe(0);
    await page.getByRole('button', { name: 'Over all queries' }).click();
    await table().waitFor(patient);
  });
});

describe('a catalog of one’s own', () => {
  it('without judgments and vectors is compared by words, says what is missing, and can be encoded on the spot', async () => {
    await keepOwnCatalog(page);
    await page.goto(`${site.url}#/compare?catalog=own-small&q=red+mug&ranker=make&against=bm25`);
    await page.getByText(/<b>Small<\/b> has not gone through MAKE yet/).waitFor(patient);
    expect(await page.getByRole('button', { name: 'Over all queries' }).isDisabled()).toBe(true);
    expect(await page.getByRole('region', { name: 'Over all queries' }).innerText()).toContain('has no judgments');
    await page.getByRole('button', { name: 'Encode with MAKE' }).click();
    await side('MAKE').getByRole('listitem').first().waitFor(patient);
    expect(await page.locator('.choice', { hasText: 'not judged' }).count()).toBe(2);
    expect((await idsOf('BM25')).length).toBeGreaterThan(0);
  });

  it('and all of it without a word of complaint from the browser', () => {
    expect(complaints).toEqual([]);
  });
});

/** As an import leaves it in the browser's storage. */
async function keepOwnCatalog(from: Page): Promise<void> {
  await from.evaluate(async () => {
    let folder = await navigator.storage.getDirectory();
    for (const name of ['make-playground', 'catalogs', 'own-small']) folder = await folder.getDirectoryHandle(name, { create: true });
    const write = async (place: FileSystemDirectoryHandle, name: string, value: unknown) => {
      const file = await (await place.getFileHandle(name, { create: true })).createWritable();
      await file.write(JSON.stringify(value));
      await file.close();
    };
    const products = Array.from({ length: 60 }, (_, i) => ({ id: `p${i}`, title: `${['red', 'green', 'blue'][i % 3]} ${['mug', 'lamp'][i % 2]} ${i}`, image: null, category: '', attributes: {} }));
    await write(await folder.getDirectoryHandle('kept', { create: true }), 'catalog.json', { name: '<b>Small</b>', products, queries: [], judgments: [], clicks: [], relevantGrade: 1 });
    await write(folder, 'info.json', { id: 'own-small', kind: 'own', name: '<b>Small</b>', products: 60, queries: 0, judgments: 0, bytes: 1, savedAt: null, data: 'kept' });
  });
}
