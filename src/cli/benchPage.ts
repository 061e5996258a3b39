// How fast the built page is: the first answer on a cold cache, the live worker after it, and every keystroke. One JSON object on stdout.
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { quantile } from '../math/statistics';
import { chromiumFlags, chromiumPath, installChromium } from './chromium';
import { openGzipSite, type GzipSite } from './gzipSite';
import { readOptions, wholeNumber } from './options';
import { measureOpening, type Opening } from './pageOpening';
import { measureTyping, paces } from './pageTyping';

const help = `
Times the built page in headless Chromium, served with gzip from this machine. Prints one JSON object; times in milliseconds.

  npm run bench -- --page [--site FOLDER] [--opens 5] [--keys 100]

  --site FOLDER  a built page; otherwise it is built first
  --opens N      cold openings, each with an empty cache (5)
  --keys N       keystrokes typed at each pace (100)`;

const text = { type: 'string' } as const;
const options = { page: { type: 'boolean' }, site: text, opens: text, keys: text } as const;

export async function benchPage(argv: string[]): Promise<void> {
  const { values } = readOptions(argv, help, options);
  const executablePath = chromiumPath();
  if (!executablePath) throw new Error(installChromium);
  const opens = wholeNumber(values.opens ?? '5', 'opens', 1, 50);
  const keys = wholeNumber(values.keys ?? '100', 'keys', 10, 1000);
  const built = values.site ? null : await buildSite();
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath, args: chromiumFlags });
  const site = await openGzipSite(resolve(values.site ?? built ?? ''));
  try {
    const report = {
      date: new Date().toISOString(), chromium: browser.version(),
      machine: { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, loadAverage: loadavg() },
      opening: await openings(browser, site, opens),
      typing: await typing(browser, site, keys),
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

async function typing(browser: Browser, site: GzipSite, keys: number) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await page.goto(site.url);
    await page.locator('[data-beforehand="false"] [data-product-id]').first().waitFor({ timeout: 120_000 });
    return { human: await measureTyping(page, keys, paces.human), fast: await measureTyping(page, keys, paces.fast) };
  } finally {
    await context.close();
  }
}

async function buildSite(): Promise<string> {
  const { build } = await import('vite');
  const folder = mkdtempSync(join(tmpdir(), 'make-page-'));
  await build({ logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
  return folder;
}
