import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { listFiles } from '../../src/cli/site/offlineFiles';
import { serveFolder, type BuiltSite } from '../support/builtSite';
import { openBrowser } from '../support/chromium';
import { openPage, ready, type WatchedPage } from '../support/openPage';

let browser: Browser;
let site: BuiltSite;
let watched: WatchedPage;

beforeAll(async () => { browser = await openBrowser(); });
afterEach(async () => {
  await watched?.close();
  await site?.close().catch(() => undefined);
});
afterAll(() => browser?.close());

const results = (page: Page) => page.getByRole('list', { name: 'Results' }).getByRole('listitem');
const ids = (page: Page) => results(page).evaluateAll((items) => items.map((item) => item.getAttribute('data-product-id')));

async function ask(page: Page, query: string): Promise<(string | null)[]> {
  const before = await ids(page);
  await page.getByRole('searchbox', { name: 'Search products' }).fill(query);
  await expect.poll(() => ids(page), { timeout: 60_000 }).not.toEqual(before);
  await page.waitForTimeout(500);
  return ids(page);
}

async function wholeCopy(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Help' }).click();
  await page.getByText('This page works offline').waitFor({ timeout: 200_000 });
  await page.keyboard.press('Escape');
}

describe('the copy for offline use', () => {
  it('answers as before when the server is gone, with every ranker and in every view', async () => {
    site = await serveFolder(inject('siteFolder'));
    watched = await openPage(browser, site.url, { serviceWorkers: 'allow' });
    const { page, complaints } = watched;
    await ready(page);
    const online = await ask(page, 'green striped dress');
    await wholeCopy(page);
    await site.close();
    complaints.length = 0;

    await page.goto(site.url);
    await ready(page);
    expect(await ask(page, 'green striped dress')).toEqual(online);
    await expect.poll(() => page.locator('[aria-label="Results"] img').first().evaluate((image: HTMLImageElement) => image.naturalWidth), { timeout: 30_000 }).toBeGreaterThan(0);
    await page.getByRole('radio', { name: 'Picture only' }).check();
    await expect.poll(() => ids(page), { timeout: 60_000 }).not.toEqual(online);
    for (const view of ['Compare', 'Data']) {
      await page.getByRole('link', { name: view, exact: true }).click();
      await page.getByRole('heading', { level: 1 }).waitFor();
    }
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('lets no worker of the page ask another origin', async () => {
    const asked: string[] = [];
    const elsewhere = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(200, { 'access-control-allow-origin': '*' }).end('secret');
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`;
    site = await serveFolder(inject('siteFolder'));
    watched = await openPage(browser, site.url, { serviceWorkers: 'allow' });
    const { page } = watched;
    await ready(page);
    await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null), { timeout: 60_000 }).toBe(true);
    await page.reload();
    await ready(page);
    const outcome = await page.workers()[0].evaluate((address) => fetch(address).then(() => 'answered', () => 'refused'), url);
    elsewhere.close();
    expect(outcome).toBe('refused');
    expect(asked).toEqual([]);
  });

  it('offers a new version, takes it on request and keeps nothing of the old one', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'make-version-'));
    cpSync(inject('siteFolder'), folder, { recursive: true, filter: (path) => !path.endsWith('/runs') });
    symlinkSync(join(inject('siteFolder'), 'runs'), join(folder, 'runs'));
    publish(folder);
    site = await serveFolder(folder);
    watched = await openPage(browser, site.url, { serviceWorkers: 'allow' });
    const { page } = watched;
    await ready(page);
    await wholeCopy(page);
    const before = await keptAddresses(page);

    const html = readFileSync(join(folder, 'index.html'), 'utf8');
    writeFileSync(join(folder, 'index.html'), html.replace('<div id="root">', '<div id="root" data-version="second">'));
    publish(folder);
    await page.reload();
    await ready(page);
    expect(await page.locator('[data-version]').count()).toBe(0);
    await page.getByText('A new version is ready.').waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Reload', exact: true }).click();
    await page.locator('[data-version="second"]').waitFor({ state: 'attached', timeout: 60_000 });
    await ready(page);
    const after = await keptAddresses(page);
    const changed = before.filter((address) => !after.includes(address));
    expect(changed.length).toBe(1);
    expect(changed[0]).toContain('index.html');
    expect(after.length).toBe(before.length);
    rmSync(folder, { recursive: true, force: true });
  });
});

/** The list of kept files in the service worker, written anew as a build does. */
function publish(folder: string): void {
  const file = join(folder, 'service-worker.js');
  const source = readFileSync(file, 'utf8').split('\n').slice(1).join('\n');
  writeFileSync(file, `const kept = ${JSON.stringify(listFiles(folder))};\n${source}`);
}

const keptAddresses = (page: Page) => page.evaluate(async () => {
  const caching = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
  return (await Promise.all(caching.map((cache) => cache.keys()))).flat().map(({ url }) => url);
});
