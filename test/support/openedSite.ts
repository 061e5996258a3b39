import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { openBuiltSite, type BuiltSite } from './builtSite';
import { openBrowser } from './chromium';

/** The built page on a port of its own and a browser, open for the tests of one file. */
export function openedSite(): Readonly<Pick<BuiltSite, 'url' | 'folder'> & { browser: Browser }> {
  let site: BuiltSite | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    site = await openBuiltSite();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });
  return {
    get url() { return there(site).url; },
    /** Where the built files lie. */
    get folder() { return there(site).folder; },
    get browser() { return there(browser); },
  };
}

function there<T>(opened: T | undefined): T {
  if (!opened) throw new Error('The site is opened before the first test: ask for it inside of one.');
  return opened;
}
