import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBuiltSite, type BuiltSite } from '../support/builtSite';
import { openBrowser } from '../support/chromium';
import { hostileTitles } from '../support/hostileInputs';
import { hostilePictures } from '../support/hostilePictures';
import { smallShopFiles, zipped, type Contents } from '../support/pickedFiles';

const wait = { timeout: 120_000 };
let site: BuiltSite;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let folder: string;
const complaints: string[] = [];
const elsewhere: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'make-import-'));
  site = await openBuiltSite();
  browser = await openBrowser();
  context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => { if (!/^(blob:|data:)/.test(request.url()) && !request.url().startsWith(new URL(site.url).origin)) elsewhere.push(request.url()); });
  await page.goto(site.url);
  await page.getByRole('button', { name: 'Open catalog' }).first().waitFor(wait);
});

afterAll(async () => {
  await browser.close();
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

function written(name: string, contents: Contents): string {
  for (const [path, content] of Object.entries(contents)) {
    mkdirSync(dirname(join(folder, name, path)), { recursive: true });
    writeFileSync(join(folder, name, path), content);
  }
  return join(folder, name);
}

/** Picks a file or folder and waits until the import says how it ended. */
async function importing(path: string, isFolder = false): Promise<{ stage: string; text: string }> {
  const status = page.getByRole('status', { name: 'Import' });
  const input = page.locator(isFolder ? 'input[type=file][webkitdirectory]' : 'input[type=file]:not([webkitdirectory])').first();
  if (!(await input.count())) {
    const dialog = page.getByRole('dialog');
    if (await dialog.count()) await dialog.locator('.strong-button').click();
    else await page.getByRole('button', { name: 'Open catalog' }).first().click();
  }
  await input.setInputFiles(path);
  await expect.poll(() => status.getAttribute('data-stage'), wait).toMatch(/done|refused|mapping|over/);
  return { stage: (await status.getAttribute('data-stage')) ?? '', text: (await status.textContent()) ?? '' };
}

async function search(query: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Search products' }).fill(query);
}

it('a folder becomes a catalog that is searched, and is still there after a reload', async () => {
  const { stage, text } = await importing(written('my shop', await smallShopFiles('')), true);
  expect([stage, text]).toEqual(['done', expect.stringMatching(/4 products$/)]);
  await page.getByRole('button', { name: 'Search this catalog' }).click();
  await search('milk');
  const results = page.getByRole('list', { name: 'Results' });
  await expect.poll(() => results.locator('[data-product-id]').count(), wait).toBeGreaterThan(1);
  await expect.poll(() => results.textContent(), wait).toMatch(/milk/i);
  expect(page.url()).toMatch(/catalog=own-[0-9a-f]{12}/);
  await page.reload();
  await expect.poll(() => page.locator('body').textContent(), wait).toMatch(/my shop/);
  await expect.poll(() => results.textContent(), wait).toMatch(/milk/i);
});

it('a zip of hostile titles and pictures is shown as letters and pictures, and runs nothing', async () => {
  const pictures = Object.entries(await hostilePictures()).map(([, content], i): [string, string | Uint8Array<ArrayBuffer>] => [`images/${i}.svg`, content]);
  const rows = hostileTitles.map((title, i) => JSON.stringify({ product_id: String(i), title: `${title} dress`, image: `images/${i % pictures.length}.svg`, category: title.slice(0, 40) }));
  const more = pictures.map(([image], i) => JSON.stringify({ product_id: `p${i}`, title: `drawing ${i} dress`, image }));
  const zip = join(folder, 'hostile.zip');
  writeFileSync(zip, zipped({ ...Object.fromEntries(pictures), 'products.jsonl': [...rows, ...more].join('\n') }));
  const { stage, text } = await importing(zip);
  expect([stage, text]).toEqual(['done', expect.stringMatching(new RegExp(`${rows.length + more.length} products$`))]);
  await page.getByRole('button', { name: 'Search this catalog' }).click();
  await search('dress');
  const results = page.getByRole('list', { name: 'Results' });
  await expect.poll(() => results.textContent(), wait).toMatch(/drawing|script/);
  await page.mouse.wheel(0, 4000);
  await page.getByRole('link', { name: 'Data' }).click();
  await expect.poll(() => page.locator('main').textContent(), wait).toMatch(/\d/);
  expect(await page.evaluate(() => (window as { hacked?: unknown }).hacked)).toBeUndefined();
});

it('what is no catalog is refused by name with the cure, and the page goes on', async () => {
  for (const [name, content] of [['torn.zip', zipped(await smallShopFiles('')).slice(0, 500)], ['products.parquet', 'PAR1'], ['notes.xlsx', 'PK']] as const) {
    writeFileSync(join(folder, name), content);
    const { stage } = await importing(join(folder, name));
    expect(stage).toBe('refused');
    await expect.poll(() => page.getByRole('dialog').textContent(), wait).toContain(name);
  }
  expect(complaints).toEqual([]);
  expect(elsewhere).toEqual([]);
});
