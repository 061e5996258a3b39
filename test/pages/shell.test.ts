import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { openedSite } from '../support/openedSite';
import { openPage, ready, settle, type WatchedPage } from '../support/openPage';

const views = ['Search', 'Train', 'Compare', 'Data', 'Learn'] as const;
const site = openedSite();
let watched: WatchedPage | null = null;

afterEach(async () => {
  await watched?.close();
  watched = null;
});

async function open(options: Parameters<typeof openPage>[2] = {}, hash = ''): Promise<WatchedPage> {
  watched = await openPage(site.browser, site.url + hash, options);
  return watched;
}

const searchbox = (page: Page) => page.getByRole('searchbox', { name: 'Search products' });
const results = (page: Page) => page.getByRole('list', { name: 'Results' }).getByRole('listitem');
const ids = (page: Page) => results(page).evaluateAll((items) => items.map((item) => item.getAttribute('data-product-id')));
const goTo = (page: Page, view: (typeof views)[number]) => page.getByRole('navigation').getByRole('link', { name: view, exact: true }).click();

async function answersTo(page: Page, query: string): Promise<number> {
  const before = await ids(page);
  await searchbox(page).fill(query);
  await expect.poll(() => ids(page), { timeout: 60_000 }).not.toEqual(before);
  return results(page).count();
}

describe('the frame of the page', () => {
  it('says what is open and what runs, and names where one is', async () => {
    const { page } = await open();
    await ready(page);
    await page.getByRole('region', { name: 'MAKE Playground' }).getByText(/2,400 products/).waitFor();
    await expect.poll(() => page.locator('.bar .chip').textContent(), { timeout: 60_000 }).toMatch(/^CPU \(wasm\) · (under )?\d+ ms a query$/);
    await page.getByText('Nothing leaves this machine.').waitFor();
    for (const view of ['Train', 'Compare', 'Data', 'Learn', 'Search'] as const) {
      await goTo(page, view);
      await expect.poll(() => page.title()).toMatch(new RegExp(`${view} · MAKE Playground$`));
      expect(await page.getByRole('navigation').getByRole('link', { name: view, exact: true }).getAttribute('aria-current')).toBe('page');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
      await page.getByRole('heading', { level: 1 }).waitFor();
    }
  });

  it('is reached by keyboard alone, and keys are letters while one types', async () => {
    const { page } = await open();
    await results(page).first().waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');

    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Help' });
    await help.waitFor();
    await page.keyboard.press('/');
    expect(await searchbox(page).evaluate((box) => box === document.activeElement)).toBe(false);
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');

    await page.keyboard.press('/');
    await expect.poll(() => searchbox(page).evaluate((box) => box === document.activeElement)).toBe(true);
    await page.keyboard.press('End');
    await page.keyboard.type(' a/b?');
    expect(await searchbox(page).inputValue()).toMatch(/ a\/b\?$/);
    expect(await help.count()).toBe(0);

    await goTo(page, 'Data');
    await page.keyboard.press('/');
    await expect.poll(() => searchbox(page).evaluate((box) => box === document.activeElement)).toBe(true);
  });

  it('opens the catalogs, closes on Esc and gives the focus back', async () => {
    const { page } = await open();
    await ready(page);
    const button = page.getByRole('button', { name: 'Open catalog', exact: true });
    await button.click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await expect.poll(() => button.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('keeps the chosen colors, already before the page runs', async () => {
    const { page } = await open({ colorScheme: 'light' });
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await ground();
    await page.getByRole('button', { name: 'Colors' }).click();
    await page.getByRole('menuitemradio', { name: 'Dark' }).click();
    await expect.poll(ground).not.toBe(light);
    const dark = await ground();
    await page.route('**/assets/index-*.js', (route) => route.abort());
    await page.reload();
    expect(await ground()).toBe(dark);
    await page.unroute('**/assets/index-*.js');
    await page.reload();
    await page.getByRole('button', { name: 'Colors' }).click();
    await page.getByRole('menuitemradio', { name: 'As the system' }).click();
    await expect.poll(ground).toBe(light);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(ground).toBe(dark);
  });

  it('fits every width without scrolling sideways', async () => {
    const { page } = await open();
    await ready(page);
    for (const view of views) {
      await goTo(page, view);
      await settle(page);
      for (const width of [390, 480, 640, 768, 900, 1024, 1280, 1440, 1920]) {
        await page.setViewportSize({ width, height: 900 });
        await page.evaluate(() => new Promise((drawn) => { requestAnimationFrame(() => requestAnimationFrame(drawn)); }));
        await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth), { message: `${view} at ${width}`, timeout: 5000 }).toBeLessThanOrEqual(width);
      }
    }
  });
});

describe('errors', () => {
  it('inside a view are told there, with a way back and details to copy', async () => {
    const { page } = await open({ permissions: ['clipboard-read', 'clipboard-write'] });
    await ready(page);
    await page.route('**/assets/DataView-*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: "export default function Broken() { throw new Error('planned failure 42'); }" }));
    await goTo(page, 'Data');
    const alert = page.getByRole('alert').filter({ hasText: 'planned failure 42' });
    await alert.waitFor();
    await alert.getByRole('button', { name: 'Copy the details' }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('planned failure 42');
    await alert.getByRole('button', { name: 'Go back' }).click();
    await results(page).first().waitFor();
    expect(await answersTo(page, 'blue mug')).toBeGreaterThan(0);
  });

  it('of loading a part are told as such, and reloading mends them', async () => {
    const { page } = await open();
    await ready(page);
    await page.route('**/assets/CompareView-*.js', (route) => route.abort());
    await goTo(page, 'Compare');
    const alert = page.getByRole('alert').filter({ hasText: 'could not be loaded' });
    await alert.waitFor();
    await page.unroute('**/assets/CompareView-*.js');
    await alert.getByRole('button', { name: 'Reload' }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('of opening say what to do, and the shop opens', async () => {
    const { page } = await open({}, '#/search?catalog=own-gone');
    const alert = page.getByRole('alert').filter({ hasText: 'could not be opened' }).first();
    await alert.waitFor({ timeout: 60_000 });
    expect(await alert.getByRole('button', { name: 'Try again' }).count()).toBe(1);
    await alert.getByRole('button', { name: 'Open the shop' }).click();
    await results(page).first().waitFor({ timeout: 60_000 });
    await ready(page);
    expect(await page.getByText('could not be opened').count()).toBe(0);
  });

  it('of the worker do not end the search: a new one answers', async () => {
    const { page } = await openWithWorkers();
    await ready(page);
    const first = await answersTo(page, 'red dress');
    for (const query of ['blue mug', 'green sofa']) {
      await page.evaluate(() => (window as unknown as { started: Worker[] }).started.at(-1)?.terminate());
      await page.getByText(/was started again/).waitFor({ timeout: 60_000 });
      expect(await answersTo(page, query)).toBe(first);
      await page.getByRole('button', { name: 'Dismiss' }).click();
    }
    expect(await page.evaluate(() => (window as unknown as { started: Worker[] }).started.length)).toBe(3);
  });
});

/** Every worker that the page starts is kept in `window.started`. */
async function openWithWorkers(): Promise<WatchedPage> {
  const context = await site.browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const started: Worker[] = [];
    Object.assign(window, { started });
    window.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        started.push(this);
      }
    };
  });
  await page.goto(site.url);
  watched = { page, complaints: [], requests: [], close: () => context.close() };
  return watched;
}

describe('the content security policy', () => {
  it('stands first in the page and allows nothing inline', () => {
    const html = readFileSync(join(site.folder, 'index.html'), 'utf8');
    const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html) ?? [];
    expect(policy).toContain('default-src');
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval(?<!wasm-unsafe-eval)|https?:|\*/);
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<script'));
    expect(html).not.toMatch(/<style|<script(?![^>]*src=)|\sstyle=|\son\w+=/);
  });

  it('is kept by every view and dialog, and no request leaves the origin', async () => {
    const { page, complaints, requests } = await open();
    await ready(page);
    await answersTo(page, 'striped dress');
    await results(page).first().click();
    await page.waitForTimeout(1000);
    for (const view of views) {
      await goTo(page, view);
      await settle(page);
    }
    for (const name of ['Open catalog', 'Help', 'Colors', 'Language']) {
      await page.getByRole('button', { name, exact: true }).click();
      await page.waitForTimeout(500);
      await page.keyboard.press('Escape');
      await page.waitForTimeout(300);
    }
    expect(complaints).toEqual([]);
    expect(await page.locator('style').count()).toBe(0);
    expect(requests.filter((url) => !url.startsWith(new URL(site.url).origin) && !/^(data|blob):/.test(url))).toEqual([]);
    expect(requests.length).toBeGreaterThan(10);
  });

  it('is in force: what it forbids is refused', async () => {
    const { page, complaints } = await open();
    await results(page).first().waitFor();
    await page.evaluate(async () => {
      document.head.append(Object.assign(document.createElement('style'), { textContent: 'body { display: none }' }));
      await fetch('https://example.org/').catch(() => undefined);
    });
    await expect.poll(() => complaints.filter((text) => text.startsWith('policy:')).map((text) => text.split(' ')[1])).toEqual(['style-src-elem', 'connect-src']);
    expect(await page.evaluate(() => getComputedStyle(document.body).display)).not.toBe('none');
  });
});
