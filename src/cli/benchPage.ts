// How fast the built page is: the first answer on a cold cache, the live worker after it, and every keystroke. One JSON object on stdout.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { quantile } from '../math/statistics';
import { chromiumFlags, chromiumPath, installChromium } from './chromium';
import { buildSite, openGzipSite, type GzipSite } from './gzipSite';
import { largeCatalogZip } from './largeCatalog';
import { readOptions, wholeNumber } from './options';
import { importZip } from './pageImport';
import { measureOpening, type Opening } from './pageOpening';
import { measureTraining, measureTypingWhileTraining } from './pageTraining';
import { measureTyping, paces } from './pageTyping';

const help = `
Times the built page in headless Chromium, served with gzip from this machine. Prints one JSON object; times in milliseconds.

  npm run bench -- --page [--site FOLDER] [--opens 5] [--keys 100] [--products 10000] [--trainings 5]

  --site FOLDER  a built page; otherwise it is built first
  --opens N      cold openings, each with an empty cache (5)
  --keys N       keystrokes typed at each pace (100)
  --trainings N  also trains nano so often from one click, and types while small is trained (0)
  --products N   also imports a made catalog of so many products as a zip, and types in it`;

const text = { type: 'string' } as const;
const options = { page: { type: 'boolean' }, site: text, opens: text, keys: text, products: text, trainings: text } as const;

/** Milliseconds for the page to keep its files for offline use before anybody types. */
const settling = 5000;

export async function benchPage(argv: string[]): Promise<void> {
  const { values } = readOptions(argv, help, options);
  const executablePath = chromiumPath();
  if (!executablePath) throw new Error(installChromium);
  const opens = wholeNumber(values.opens ?? '5', 'opens', 1, 50);
  const keys = wholeNumber(values.keys ?? '100', 'keys', 10, 1000);
  const products = values.products === undefined ? null : wholeNumber(values.products, 'products', 100, 100_000);
  const trainings = wholeNumber(values.trainings ?? '0', 'trainings', 0, 50);
  const built = values.site ? null : await buildSite();
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath, args: chromiumFlags });
  const site = await openGzipSite(resolve(values.site ?? built ?? ''));
  try {
    const report = {
      date: new Date().toISOString(), chromium: browser.version(),
      machine: { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, loadAverage: loadavg() },
      opening: await openings(browser, site, opens),
      typing: await typing(browser, site, keys, null),
      training: trainings > 0 ? { ...await measureTraining(browser, site, trainings), typing: await measureTypingWhileTraining(browser, site, keys) } : null,
      imported: products && await typing(browser, site, keys, products),
    };
    console.log(JSON.stringify(report, null, 2));
  } finally {
    await browser.close();
    await site.close();
    if (built) rmSync(built, { recursive: true, force: true });
  }
}

/** Every number is the median over the openings. */
async function openings(browser: Browser, site: GzipSite, count: number): Promise<Opening & { files: string[]; each: number[] }> {
  const all: (Opening & { files: string[] })[] = [];
  for (let i = 0; i < count; i++) all.push(await measureOpening(browser, site));
  const { files, ...numbers } = all[0];
  const names = Object.keys(numbers) as (keyof Opening)[];
  const medians = Object.fromEntries(names.map((name) => [name, quantile(all.map((opening) => opening[name]), 0.5)])) as unknown as Opening;
  return { ...medians, files, each: all.map(({ firstAnswer }) => firstAnswer) };
}

/** In the shop, or in a catalog of `products` that is imported first. */
async function typing(browser: Browser, site: GzipSite, keys: number, products: number | null) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
  try {
    const page = await context.newPage();
    await page.goto(site.url);
    await page.locator('[data-beforehand="false"] [data-product-id]').first().waitFor({ timeout: 120_000 });
    const imported = products === null ? {} : { products, importMilliseconds: await importMade(page, products) };
    await page.waitForTimeout(settling);
    return { ...imported, human: await measureTyping(page, keys, paces.human), fast: await measureTyping(page, keys, paces.fast) };
  } finally {
    await context.close();
  }
}

async function importMade(page: Page, products: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'make-large-'));
  try {
    const zip = join(folder, `shop of ${products}.zip`);
    writeFileSync(zip, await largeCatalogZip(products));
    return await importZip(page, zip);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
