import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

export interface WatchedPage {
  page: Page;
  /** Errors in the console, uncaught ones and violations of the content security policy, since the page was opened. */
  complaints: string[];
  /** Everything that was asked for, by the page and its workers. */
  requests: string[];
  close(): Promise<void>;
}

/** A page in a context of its own, listened to from its first request on. No service worker unless it is asked for. */
export async function openPage(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block', ...options });
  const page = await context.newPage();
  const [complaints, requests]: string[][] = [[], []];
  context.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.addInitScript(() => document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
    console.error(`policy: ${violatedDirective} refused ${blockedURI} in ${sourceFile}`);
  }));
  await page.goto(url);
  return { page, complaints, requests, close: () => context.close() };
}

/** The chip that says what runs is there once the search worker has a catalog. */
export async function ready(page: Page): Promise<void> {
  await page.locator('.bar .chip').waitFor({ timeout: 120_000 });
}

/** Waits until nothing is being asked, computed or drawn any more. */
export async function settle(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  const text = () => page.evaluate(() => (document.querySelector('main :is([aria-busy="true"], progress)') ? null : document.body.innerText));
  for (let before: string | null = null, now = await text(); now === null || before !== now; now = await text()) {
    before = now;
    await page.waitForTimeout(750);
  }
}
