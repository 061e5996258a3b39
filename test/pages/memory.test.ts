import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openedSite } from '../support/openedSite';
import { openPage } from '../support/openPage';
import { press, runOf, setUp, untilStatus, untilStep } from '../support/trainPage';

const site = openedSite();


/** What a private window of some browsers is like: neither a private file system nor a database, for the page and for its workers. */
const lendsNothing = `Object.defineProperty(globalThis, 'indexedDB', { value: undefined });
StorageManager.prototype.getDirectory = () => Promise.reject(new DOMException('There is no storage here.', 'SecurityError'));
`;

async function withoutStorage(page: Page): Promise<void> {
  await page.addInitScript({ content: lendsNothing });
  await page.route(/\/assets\/worker-[^/]*\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: lendsNothing + (await response.text()) });
  });
}

it('a browser that keeps nothing says so, and trains, scrubs, searches, exports and imports in memory that its workers share', async () => {
  const { page, complaints, close } = await openPage(site.browser, 'about:blank', { locale: 'en-US' });
  await withoutStorage(page);
  await page.goto(`${site.url}#/train`);
  await setUp(page, 60);
  await press(page, 'Start training');
  await untilStep(page, 3);
  await press(page, 'Pause');
  await untilStatus(page, /Paused/);
  await page.getByText(/keeps nothing on the disk: runs are lost when the tab closes/).first().waitFor();

  const slider = page.getByRole('slider', { name: 'Checkpoint', exact: true });
  await slider.focus();
  await page.keyboard.press('Home');
  await page.getByRole('heading', { name: 'Pinned queries at step 0' }).waitFor();
  await page.getByRole('list', { name: 'Pinned queries' }).locator('[data-product-id]').first().waitFor();
  await press(page, 'Resume');
  await untilStatus(page, /Finished/);
  const run = runOf(page);

  const row = page.getByRole('table', { name: 'Runs', exact: true }).getByRole('row').nth(1);
  await row.locator('button[aria-haspopup]').first().click();
  const saved = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Export as zip' }).click();
  expect((await saved).suggestedFilename()).toMatch(/\.zip$/);

  await page.evaluate((hash) => { window.location.hash = hash; }, `#/search?catalog=shop-nano&q=lamp&ranker=${encodeURIComponent(`run:${run}`)}`);
  await page.getByText(/step 60/).first().waitFor({ timeout: 60_000 });
  await page.getByRole('list', { name: 'Results' }).getByRole('listitem').first().waitFor();

  await page.getByRole('button', { name: 'Open catalog' }).first().click();
  const products = Buffer.from('id,title\na,red milk carton\nb,green tea box\n');
  await page.getByRole('dialog').locator('input[type=file]:not([webkitdirectory])').first().setInputFiles({ name: 'products.csv', mimeType: 'text/csv', buffer: products });
  await page.getByRole('button', { name: 'Search this catalog' }).click({ timeout: 60_000 });
  await page.getByRole('searchbox', { name: 'Search products' }).fill('milk');
  await page.getByRole('list', { name: 'Results' }).getByText(/red milk carton/).first().waitFor({ timeout: 60_000 });
  expect(complaints).toEqual([]);
  await close();
});
