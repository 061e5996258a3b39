import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openGzipSite, type GzipSite } from '../../src/cli/gzipSite';
import { measureOpening } from '../../src/cli/pageOpening';
import type { AnswerFile } from '../../src/lab/api';
import { bundledExamples } from '../../src/lab/search/examples';
import { answerPath } from '../../src/lab/search/shippedRunNames';
import { openBrowser } from '../support/chromium';
import { ready } from '../support/openPage';

const patience = { timeout: 60_000 };
const [first, second] = bundledExamples('shop') ?? [];
let site: GzipSite;
let browser: Browser;

beforeAll(async () => {
  site = await openGzipSite(inject('siteFolder'));
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const shipped = (ranker: string, query: string) => JSON.parse(readFileSync(join(inject('siteFolder'), 'runs', answerPath('shop', ranker, query)), 'utf8')) as AnswerFile;
const idsOf = (ranker: string, query: string) => shipped(ranker, query).answers[ranker].results.map(({ productId }) => productId);
const list = (page: Page) => page.getByRole('list', { name: 'Results' });
const cards = (page: Page) => list(page).getByRole('listitem');
const ids = (page: Page) => cards(page).evaluateAll((items) => items.map((item) => item.getAttribute('data-product-id')));
/** What each card says and where it stands. */
const looks = (page: Page) => cards(page).evaluateAll((items) => items.slice(0, 12).map((item) => {
  const { left, top, width, height } = item.getBoundingClientRect();
  return [item.textContent, ...[left, top, width, height].map(Math.round)].join(' | ');
}));

/** A page whose worker gets no answer to the request for its script until it is let go. */
async function withheld(hash = '') {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block', locale: 'en-US' });
  const page = await context.newPage();
  const scripts: Promise<string>[] = [];
  const waiting: Route[] = [];
  page.on('response', (response) => response.url().endsWith('.js') && scripts.push(response.text().catch(() => '')));
  let free = false;
  await page.route(/\/worker-[^/]*\.js$/, (route) => (free ? route.continue() : void waiting.push(route)));
  await page.goto(site.url + hash);
  await cards(page).first().waitFor(patience);
  const letGo = () => {
    free = true;
    return Promise.all(waiting.map((route) => route.continue()));
  };
  return { page, scripts, letGo, close: () => context.close() };
}

describe('while the worker is not there', () => {
  it('the first example is answered: ranked products with pictures, weights, attention and figures', async () => {
    const { page, close } = await withheld();
    expect(await page.getByRole('searchbox', { name: 'Search products' }).inputValue()).toBe(first.query);
    expect(await ids(page)).toEqual(idsOf('make', first.query));
    expect(await list(page).getByRole('meter', { name: 'Image weight' }).count()).toBe(12);
    expect(await page.getByRole('list', { name: 'Keyword attention' }).getByRole('listitem').count()).toBe(shipped('make', first.query).answers.make.attention?.length);
    for (const { ndcg10 } of shipped('make', first.query).figures) expect(await page.getByRole('radiogroup').textContent()).toContain(ndcg10?.toFixed(2).replace(/^0/, ''));
    await expect.poll(() => list(page).locator('img').evaluateAll((images) => (images as HTMLImageElement[]).filter(({ complete, naturalWidth }) => complete && naturalWidth > 0).length), patience).toBe(12);
    await close();
  });

  it('other examples and rankers are answered, a typed query waits and says so, and is answered when the worker comes', async () => {
    const { page, letGo, close } = await withheld();
    await page.getByRole('button', { name: second.query }).click();
    await expect.poll(() => ids(page), patience).toEqual(idsOf('make', second.query));
    for (const [name, ranker] of [['BM25', 'bm25'], ['Picture only', 'imageOnly']]) {
      await page.getByRole('radio', { name, exact: true }).check();
      await expect.poll(() => ids(page), patience).toEqual(idsOf(ranker, second.query));
    }
    await page.getByRole('radio', { name: 'MAKE', exact: true }).check();
    await page.getByRole('searchbox', { name: 'Search products' }).fill('green plate');
    await page.getByText('The model is still being loaded').waitFor(patience);
    expect(await list(page).getAttribute('aria-busy')).toBe('true');
    await letGo();
    await expect.poll(() => list(page).getAttribute('data-query'), { timeout: 120_000 }).toBe('green plate');
    expect(await cards(page).count()).toBe(24);
    expect(await page.getByText('The model is still being loaded').count()).toBe(0);
    await close();
  });

  it('neither TensorFlow nor the maker of catalogs is loaded', async () => {
    const { page, scripts, close } = await withheld();
    await ids(page);
    const heavy = /' not registered|tfjs-backend|order of products/;
    const assets = join(inject('siteFolder'), 'assets');
    const inWorker = readdirSync(assets).filter((name) => name.endsWith('.js')).map((name) => readFileSync(join(assets, name), 'utf8')).filter((text) => heavy.test(text));
    expect(["' not registered", 'tfjs-backend', 'order of products'].every((mark) => inWorker.some((text) => text.includes(mark)))).toBe(true);
    const texts = await Promise.all(scripts);
    expect(texts.length).toBeGreaterThan(0);
    expect(texts.filter((text) => heavy.test(text)).map((text) => text.slice(0, 80))).toEqual([]);
    await close();
  });
});

it('nothing changes when the live answer takes over: the same words and numbers in the same places', async () => {
  const { page, letGo, close } = await withheld();
  await expect.poll(() => list(page).getAttribute('data-beforehand')).toBe('true');
  await page.evaluate(() => document.fonts.ready);
  const before = await looks(page);
  await letGo();
  await ready(page);
  await expect.poll(() => list(page).getAttribute('data-beforehand'), { timeout: 120_000 }).toBe('false');
  await expect.poll(() => cards(page).count(), patience).toBe(24);
  await expect.poll(() => looks(page), patience).toEqual(before);
  await close();
});

it('takes at most 300 kB, compressed, to paint the first answer, and nothing of the model', async () => {
  const { bytesBeforeAnswer, files, layoutShift } = await measureOpening(browser, site);
  expect(files.some((file) => file.startsWith(`runs/${answerPath('shop', 'make', first.query)}`))).toBe(true);
  expect(files.filter((file) => /worker-|\.wasm|\.safetensors/.test(file))).toEqual([]);
  expect(new Set(files).size).toBe(files.length);
  expect(bytesBeforeAnswer).toBeGreaterThan(50_000);
  expect(bytesBeforeAnswer).toBeLessThanOrEqual(300_000);
  expect(layoutShift).toBeLessThan(0.05);
});
