import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBuiltSite, type BuiltSite } from '../support/builtSite';
import { openBrowser } from '../support/chromium';

let site: BuiltSite;
let browser: Browser;
let context: BrowserContext;
let page: Page;
const requests: string[] = [];
const complaints: string[] = [];

beforeAll(async () => {
  site = await openBuiltSite();
  browser = await openBrowser();
  context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  page = await context.newPage();
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(site.url);
  await results().first().waitFor({ timeout: 120_000 });
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const results = () => page.getByRole('list', { name: 'Results' }).getByRole('listitem');
const ids = () => results().evaluateAll((items) => items.map((item) => item.getAttribute('data-product-id')));

async function ask(query: string): Promise<(string | null)[]> {
  const before = await ids();
  await page.getByRole('searchbox', { name: 'Search products' }).fill(query);
  await expect.poll(ids, { timeout: 20_000 }).not.toEqual(before);
  return ids();
}

describe('the page', () => {
  it('answers a query before anything is touched', async () => {
    expect(await results().count()).toBe(24);
    expect(await page.getByRole('list', { name: 'Keyword attention' }).getByRole('listitem').count()).toBeGreaterThan(0);
  });

  it('answers as one types, each product with its image weight', async () => {
    const found = await ask('red dress');
    expect(found.every(Boolean)).toBe(true);
    expect(await page.getByRole('meter', { name: 'Image weight' }).count()).toBe(24);
    const values = await page.getByRole('meter', { name: 'Image weight' }).evaluateAll((meters) => meters.map((meter) => Number(meter.getAttribute('aria-valuenow'))));
    expect(values.every((value) => value >= 0 && value <= 100)).toBe(true);
    expect(new Set(values).size).toBeGreaterThan(3);
  });

  it('shows no image weight for BM25 and says why', async () => {
    await ask('red dress shoes');
    const before = await ids();
    await page.getByText('BM25', { exact: true }).click();
    await expect.poll(ids, { timeout: 20_000 }).not.toEqual(before);
    expect(await page.getByRole('meter', { name: 'Image weight' }).count()).toBe(0);
    expect(await page.getByText(/no modal weights/).count()).toBe(1);
    await page.getByText('MAKE', { exact: true }).click();
    await page.getByRole('meter', { name: 'Image weight' }).first().waitFor();
  });

  it('says so when nothing matches, and names words it has never met', async () => {
    await ask('zzyzx qwxv');
    await page.getByText(/Nothing matches/).waitFor();
    expect(await page.getByText(/Never seen in training: .*zzyzx/).count()).toBe(1);
  });

  it('survives hostile and empty queries', async () => {
    for (const query of ['', ' ', '<img src=x onerror=alert(1)>', '\u0000\u202e', 'x'.repeat(5000), '红色连衣裙', '👗'])
      await page.getByRole('searchbox', { name: 'Search products' }).fill(query);
    const found = await ask('blue mug');
    expect(found.length).toBe(24);
  });

  it('passes axe in light and in dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(300);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
  });

  it('fits a phone', async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth), { timeout: 10_000 }).toBeLessThanOrEqual(390);
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it('sends no request away and reports no error', () => {
    expect(requests.filter((url) => !url.startsWith(new URL(site.url).origin) && !/^(data|blob):/.test(url))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('keeps TensorFlow off the main thread', () => {
    const html = readFileSync(join(site.folder, 'index.html'), 'utf8');
    const first = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map((match) => match[1]);
    expect(first.length).toBeGreaterThan(0);
    const holdsTensorflow = (file: string) => /registerKernel|tfjs-backend|WEBGPU_/.test(readFileSync(join(site.folder, file), 'utf8'));
    expect(first.filter(holdsTensorflow)).toEqual([]);
    expect(readdirSync(join(site.folder, 'assets')).some((file) => file.endsWith('.js') && holdsTensorflow(`assets/${file}`))).toBe(true);
  });
});
