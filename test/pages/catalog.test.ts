import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mistakesInBothSchemes } from '../support/axe';
import { openBuiltSite, type BuiltSite } from '../support/builtSite';
import { openBrowser } from '../support/chromium';

const patience = { timeout: 120_000 };
let site: BuiltSite;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let folder: string;
const complaints: string[] = [];

const hostile = '<img src=x onerror="window.hacked=1"> \u202eevil';
const table = [
  'product_id,title,image,category', '001,Steel kettle,pictures/a.jpg,Kitchen', '002,Copper kettle,pictures/b.jpg,Kitchen', '003,Garden spade,,Garden', `004,"${hostile.replaceAll('"', '""')}",,Odd`,
  '005,Oak bench,pictures/gone.jpg,Garden', '001,Kettle again,,Kitchen',
].join('\n');

beforeAll(async () => {
  [site, browser, folder] = [await openBuiltSite(), await openBrowser(), mkdtempSync(join(tmpdir(), 'make-catalog-'))];
  mkdirSync(join(folder, 'Tool shop', 'pictures'), { recursive: true });
  writeFileSync(join(folder, 'Tool shop', 'products.csv'), table);
  for (const [name, background] of [['a', '#99aacc'], ['b', '#cc7744']])
    writeFileSync(join(folder, 'Tool shop', 'pictures', `${name}.jpg`), await sharp({ create: { width: 60, height: 80, channels: 3, background } }).jpeg().toBuffer());
  context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
  page = await context.newPage();
  page.setDefaultTimeout(patience.timeout);
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(site.url);
  await ids();
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  rmSync(folder, { recursive: true, force: true });
});

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const status = () => page.getByRole('status', { name: 'Import', exact: true });
const kept = () => page.getByRole('list', { name: 'Kept in this browser' }).getByRole('listitem');
const dialog = () => page.getByRole('dialog', { name: 'Catalogs' });
const hash = () => page.evaluate(() => decodeURIComponent(location.hash));

async function ids(): Promise<(string | null)[]> {
  const items = page.getByRole('list', { name: 'Results' }).getByRole('listitem');
  await items.first().waitFor();
  return items.evaluateAll((all) => all.map((item) => item.getAttribute('data-product-id')));
}

async function openDialog(): Promise<void> {
  if (!(await dialog().isVisible())) await button('Open catalog').click();
  await dialog().waitFor();
}

async function imported(text: string | RegExp): Promise<void> {
  await expect.poll(() => status().textContent(), patience).toMatch(text);
}

async function search(query: string): Promise<(string | null)[]> {
  await page.getByRole('searchbox', { name: 'Search products' }).fill(query);
  await expect.poll(hash, patience).toContain(`q=${query}`);
  return ids();
}

/** A csv of `count` products without pictures. */
function longTable(count: number): string {
  return ['id,title', ...Array.from({ length: count }, (_, i) => `n${i},Lamp number ${i} with a paper shade`)].join('\n');
}

describe('own catalogs', () => {
  beforeEach(async () => {
    await openDialog();
    const back = dialog().getByRole('button', { name: /^(Catalogs|Back|Choose something else)$/ });
    if (await back.count()) await back.click();
  });

  it('imports a folder, says what became of it, searches it and keeps it over a reload', async () => {
    await page.getByLabel('Choose folder').setInputFiles(join(folder, 'Tool shop'));
    await imported(/^Tool shop: 5 products$/);
    const report = page.getByRole('region', { name: 'Import report' });
    expect(await report.getByText('id used before; the first row counts').count()).toBe(1);
    expect(await report.getByText('line 7').count()).toBe(1);
    expect(await report.getByRole('table').getByRole('row').nth(1).innerText()).toMatch(/products\.csv\s+Products[\s\S]*6\s+5/);
    await button('Search this catalog').click();
    await dialog().waitFor({ state: 'hidden' });
    await expect.poll(hash, patience).toContain('catalog=own-');
    expect((await search('kettle')).slice(0, 2).toSorted()).toEqual(['001', '002']);
    await page.reload();
    expect((await search('spade'))[0]).toBe('003');
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  });

  it('deletes the open catalog, opens the shop, and brings it back', async () => {
    await expect.poll(() => kept().count(), patience).toBe(1);
    await button('Delete Tool shop').click();
    await expect.poll(hash).not.toContain('own-');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Undo');
    await page.keyboard.press('Enter');
    await button('Delete Tool shop').waitFor();
    await expect.poll(hash).toContain('catalog=own-');
    await button('Delete Tool shop').click();
    await button(/^Undo/).waitFor();
    await page.reload();
    await openDialog();
    await page.getByText('None yet.').waitFor();
  });

  it('asks for the columns that it cannot guess, and takes those chosen by hand', async () => {
    const odd = { name: 'ware.csv', mimeType: 'text/csv', buffer: Buffer.from('nummer,bezeichnung,gruppe\n1,Teapot,Kitchen\n2,Rake,Garden\n') };
    await page.getByLabel('Choose files').setInputFiles(odd);
    await page.getByText('No column is chosen for Products: Title.').waitFor();
    await page.getByLabel('Title needed').selectOption('bezeichnung');
    await page.getByLabel('Category').selectOption('gruppe');
    await button('Import').click();
    await imported(/^ware: 2 products$/);
    expect(await page.getByRole('region', { name: 'Import report' }).getByRole('table').innerText()).toContain('Title = bezeichnung');
    await button('Change columns').click();
    await page.getByLabel('Title needed').selectOption('gruppe');
    await button('Import').click();
    await imported(/^ware: 2 products$/);
    expect(await page.getByRole('region', { name: 'Import report' }).getByRole('table').innerText()).toContain('Title = gruppe');
    await button('Catalogs').click();
    await expect.poll(() => kept().count(), patience).toBe(1);
  });

  it('refuses what holds no products, with the cure', async () => {
    await page.getByLabel('Choose files').setInputFiles({ name: 'shop.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('PK nothing') });
    await imported(/Nothing was imported$/);
    expect(await dialog().getByRole('alert').textContent()).toMatch(/shop\.xlsx.*Convert it first.*to_csv/);
  });

  it('keeps a catalog whose encoding was stopped, and says what that means', async () => {
    const zip = Buffer.from(zipSync({ 'lamps/products.csv': strToU8(longTable(4000)) }));
    await page.getByLabel('Choose files').setInputFiles({ name: 'lamps.zip', mimeType: 'application/zip', buffer: zip });
    await imported(/Encoding products/);
    expect(await page.getByRole('progressbar', { name: 'Progress of the import' }).getAttribute('aria-valuetext')).toMatch(/of 4,000/);
    await button('Stop').click();
    await imported(/^lamps: 4,000 products$/);
    await page.getByText('Encoding was stopped. BM25 searches').waitFor();
  });

  it('leaves nothing behind when it is stopped before anything is kept', async () => {
    const before = 2;
    await expect.poll(() => kept().count(), patience).toBe(before);
    await page.getByLabel('Choose files').setInputFiles({ name: 'many.csv', mimeType: 'text/csv', buffer: Buffer.from(longTable(100_000)) });
    await page.locator('[role="status"][data-stage="importing"]').waitFor();
    await button('Stop').click();
    await imported(/^Import stopped\. Nothing was kept\.$/);
    expect(await kept().count()).toBe(before);
  });

  it('takes a folder dropped anywhere on the page, however deep its files lie', async () => {
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'hidden' });
    const cdp = await context.newCDPSession(page);
    const drag = (type: 'dragEnter' | 'dragOver' | 'drop') =>
      cdp.send('Input.dispatchDragEvent', { type, x: 700, y: 500, data: { items: [], files: [join(folder, 'Tool shop')], dragOperationsMask: 1 } });
    await drag('dragEnter');
    await page.getByText('Drop to read it here').waitFor();
    await drag('dragOver');
    await drag('drop');
    await imported(/^Tool shop: 5 products$/);
    expect(await page.getByRole('region', { name: 'Import report' }).getByRole('listitem').filter({ hasText: 'without a picture' }).first().innerText()).toMatch(/^3\s/);
    await page.getByText('Drop to read it here').waitFor({ state: 'detached' });
  });

  it('takes single files out of a DataTransfer', async () => {
    await page.evaluate((csv) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([csv], 'dropped.csv', { type: 'text/csv' }));
      for (const type of ['dragenter', 'dragover', 'drop']) document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
    }, table);
    await imported(/^dropped: 5 products$/);
  });

  it('outlives the death of the import’s worker', async () => {
    const before = new Set(page.workers());
    await page.getByLabel('Choose files').setInputFiles({ name: 'lamps.csv', mimeType: 'text/csv', buffer: Buffer.from(longTable(4000)) });
    await imported(/Encoding products/);
    const [worker] = page.workers().filter((one) => !before.has(one));
    void worker.evaluate(() => self.close()).catch(() => undefined);
    await imported(/^The import broke off/);
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'hidden' });
    expect((await search('mugs')).length).toBeGreaterThan(0);
  });

  it('passes axe with its list and with a report, in light and in dark, and fits a phone', async () => {
    await expect.poll(() => kept().count(), patience).toBeGreaterThan(1);
    expect(await mistakesInBothSchemes(page)).toEqual([]);
    await kept().getByRole('button', { name: /^Import report of dropped/ }).click();
    await page.getByRole('region', { name: 'Import report' }).waitFor();
    expect(await mistakesInBothSchemes(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 800 });
    await expect.poll(() => dialog().evaluate((box) => box.scrollWidth - box.clientWidth)).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it('reports no error meanwhile', () => expect(complaints).toEqual([]));
});
