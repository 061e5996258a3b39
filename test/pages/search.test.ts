import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mistakes, mistakesInBothSchemes } from '../support/axe';
import { openedSite } from '../support/openedSite';

const patience = { timeout: 60_000 };
const site = openedSite();
let context: BrowserContext;
let page: Page;
const requests: string[] = [];
const complaints: string[] = [];

beforeAll(async () => {
  context = await site.browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
  page = await context.newPage();
  page.setDefaultTimeout(60_000);
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(site.url);
  await results().first().waitFor({ timeout: 120_000 });
  await page.getByText(/ms a query/).waitFor({ timeout: 120_000 });
});

const box = () => page.getByRole('searchbox', { name: 'Search products' });
const results = () => page.getByRole('list', { name: 'Results' }).getByRole('listitem');
const attention = () => page.getByRole('list', { name: 'Keyword attention' }).getByRole('listitem');
const ranker = (name: string) => page.getByRole('radiogroup', { name: 'Ranker' }).getByRole('radio', { name, exact: true });
const ids = () => results().evaluateAll((items) => items.map((item) => item.getAttribute('data-product-id')));
const meters = () => page.getByRole('list', { name: 'Results' }).getByRole('meter', { name: 'Image weight' });
const hash = () => page.evaluate(() => decodeURIComponent(location.hash.replaceAll('+', ' ')));

/** Types a query and waits until other products stand there and no newer answer is on its way. */
async function ask(query: string): Promise<(string | null)[]> {
  const before = await ids();
  await box().fill(query);
  await expect.poll(ids, patience).not.toEqual(before);
  return settled();
}

async function settled(): Promise<(string | null)[]> {
  await expect.poll(() => page.getByRole('list', { name: 'Results' }).getAttribute('aria-busy'), patience).toBe('false');
  return ids();
}

async function choose(name: string): Promise<(string | null)[]> {
  const before = await ids();
  await ranker(name).check();
  await expect.poll(ids, patience).not.toEqual(before);
  return settled();
}

describe('the search page', () => {
  it('answers a query before anything is touched', async () => {
    await expect.poll(() => results().count(), patience).toBe(24);
    expect(await attention().count()).toBeGreaterThan(1);
    expect(await page.getByText(/sneakers is in no title/).count()).toBe(1);
  });

  it('answers as one types, each product with its image weight', async () => {
    const found = await ask('red dress');
    expect(found.every(Boolean)).toBe(true);
    expect(await meters().count()).toBe(24);
    const values = await meters().evaluateAll((all) => all.map((meter) => Number(meter.getAttribute('aria-valuenow'))));
    expect(values.every((value) => value >= 0 && value <= 100)).toBe(true);
    expect(new Set(values).size).toBeGreaterThan(3);
    const shares = await attention().locator('small').allTextContents();
    expect(Math.abs(shares.reduce((sum, share) => sum + Number.parseInt(share, 10), 0) - 100)).toBeLessThanOrEqual(shares.length);
  });

  it('draws the newest answer when many are asked in a row, and nothing jumps', async () => {
    const expected = await ask('striped cushion');
    await ask('mug');
    const top = await page.getByRole('list', { name: 'Results' }).evaluate((list) => list.getBoundingClientRect().top);
    await box().fill('');
    await box().pressSequentially('striped cushion', { delay: 5 });
    await expect.poll(ids, patience).toEqual(expected);
    expect(await page.getByRole('list', { name: 'Results' }).evaluate((list) => list.getBoundingClientRect().top)).toBe(top);
    const heights = await results().evaluateAll((cards) => cards.map((card) => Math.round(card.getBoundingClientRect().height)));
    expect(new Set(heights).size).toBe(1);
  });

  it('shows no image weight for BM25 and says why', async () => {
    await ask('red dress shoes');
    await choose('BM25');
    expect(await meters().count()).toBe(0);
    expect(await attention().count()).toBe(0);
    expect(await page.getByText(/no modal weights/).count()).toBe(1);
    await choose('MAKE');
    expect(await meters().count()).toBe(24);
    await page.evaluate(() => history.back());
    await expect.poll(() => ranker('BM25').isChecked(), patience).toBe(true);
    await expect.poll(() => meters().count(), patience).toBe(0);
    await page.evaluate(() => history.forward());
    await expect.poll(() => meters().count(), patience).toBe(24);
  });

  it('measures all six rankers on a judged query and tells what moved when another is chosen', async () => {
    await ask('high back chair');
    const make = await ids();
    const figure = async (name: string) => ranker(name).evaluate((radio) => document.getElementById(radio.getAttribute('aria-describedby') ?? '')?.textContent ?? '');
    for (const name of ['MAKE', 'Fixed', 'Title only', 'Picture only', 'BM25', 'Blend']) await expect.poll(() => figure(name), patience).toMatch(/^nDCG@10 [01]\.\d{3}; 100 % of the first ten are judged$/);
    expect(Number((await figure('MAKE')).slice(8, 13))).toBeGreaterThan(Number((await figure('BM25')).slice(8, 13)));

    const other = await choose('Title only');
    const told = await results().evaluateAll((cards) => cards.map((card) => card.querySelector('.rank em')?.textContent ?? ''));
    other.forEach((id, i) => {
      const before = make.indexOf(id);
      if (before === i) expect(told[i]).toContain('=');
      else if (before >= 0) expect(told[i]).toContain(`${before > i ? 'up' : 'down'} ${Math.abs(before - i)}`);
      else expect(told[i]).toMatch(/up \d+/);
    });
    await choose('MAKE');
    await ask('never asked mug');
    await expect.poll(() => figure('MAKE'), patience).toMatch(/No judgments/);
    expect(await page.getByText('unjudged', { exact: true }).count()).toBe(6);
  });

  it('opens a link to another ranker without telling of moves', async () => {
    const other = await context.newPage();
    await other.goto(`${site.url}#/search?q=mug&ranker=blend`);
    await other.getByText(/ms a query/).waitFor({ timeout: 120_000 });
    await other.getByRole('list', { name: 'Results' }).getByRole('listitem').first().waitFor();
    expect(await other.getByRole('radio', { name: 'Blend' }).isChecked()).toBe(true);
    expect(await other.getByText('against').count()).toBe(0);
    await other.close();
  });

  it('marks typed words and words that the clicks added, each in its way', async () => {
    await ask('red sneakers');
    expect(await results().locator('mark.typed').first().textContent()).toMatch(/red/i);
    expect(await results().locator('mark.added').first().textContent()).toMatch(/shoes/i);
    const style = (kind: string) => results().locator(`mark.${kind}`).first().evaluate((mark) => getComputedStyle(mark).textDecorationStyle);
    expect([await style('typed'), await style('added')]).toEqual(['solid', 'dashed']);
  });

  it('tells which clicks added a word', async () => {
    await page.getByRole('button', { name: 'Where added words are from' }).click();
    const table = page.getByRole('group', { name: 'Clicks behind the added words' }).getByRole('table').first();
    await table.waitFor();
    expect(await table.getByRole('row').count()).toBeGreaterThan(3);
    expect(await table.getByRole('row').nth(1).textContent()).toMatch(/\d+$/);
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    await page.getByRole('table', { name: 'Keyword attention as a table' }).waitFor();
    expect(await page.getByRole('table', { name: 'Keyword attention as a table' }).getByRole('row').count()).toBe(1 + await attention().count());
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    await page.getByRole('button', { name: 'Where added words are from' }).click();
  });

  it('says so when nothing matches, and names words it has never met', async () => {
    await ask('zzyzx qwxv');
    await page.getByText(/Nothing matches/).waitFor();
    expect(await page.getByText(/Never seen in training: .*zzyzx/).count()).toBe(1);
    await ranker('BM25').check();
    await expect.poll(() => results().count(), patience).toBe(0);
    await page.getByText(/no title has any of these words/).waitFor();
    await choose('MAKE');
  });

  it('offers known words for a misspelled one, and leaves a word that is still being typed alone', async () => {
    await box().fill('');
    await box().pressSequentially('casua');
    await expect.poll(() => attention().first().textContent(), patience).toMatch(/casua/);
    expect(await page.getByText(/Never seen in training/).count()).toBe(0);
    await page.keyboard.press('Enter');
    await page.getByText(/Never seen in training: .*casua/).waitFor();

    await ask('blue  dresz mug');
    await page.getByRole('button', { name: 'Replace dresz by dress' }).click();
    await expect.poll(() => box().inputValue(), patience).toBe('blue  dress mug');
    await expect.poll(() => page.getByText(/Never seen in training/).count(), patience).toBe(0);
  });
});

describe('the search box', () => {
  beforeEach(async () => {
    await page.keyboard.press('Escape');
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  });

  it('makes one entry of the history per query: back and forward lead between them', async () => {
    await ask('green vase');
    await page.keyboard.press('Enter');
    await box().pressSequentially(' tall', { delay: 20 });
    await page.keyboard.press('Enter');
    await expect.poll(hash, patience).toContain('green vase tall');
    await page.evaluate(() => history.back());
    await expect.poll(() => box().inputValue(), patience).toBe('green vase');
    await page.evaluate(() => history.forward());
    await expect.poll(() => box().inputValue(), patience).toBe('green vase tall');
    const link = await hash();
    expect(link).toMatch(/^#\/search\?q=green vase tall/);
  });

  it('offers past and example queries to the keyboard, and forgets when told', async () => {
    await page.keyboard.press('/');
    const options = page.getByRole('listbox', { name: 'Past and example queries' }).getByRole('option');
    await options.first().waitFor();
    expect(await page.getByRole('group', { name: 'Asked before, in this browser' }).getByRole('option', { name: 'green vase', exact: true }).count()).toBe(1);
    expect(await page.getByRole('option', { name: /high back chair only the picture shows it/ }).count()).toBe(1);
    await page.keyboard.press('Escape');
    expect(await options.count()).toBe(0);
    await page.keyboard.press('ArrowDown');
    const first = (await options.first().locator('bdi').textContent()) ?? '';
    expect(await box().getAttribute('aria-activedescendant')).toBe(await options.first().getAttribute('id'));
    await page.keyboard.press('Enter');
    await expect.poll(() => box().inputValue(), patience).toBe(first);

    await box().click();
    await page.getByRole('button', { name: 'Forget past queries' }).click();
    await expect.poll(() => page.getByRole('group', { name: 'Asked before, in this browser' }).count(), patience).toBe(0);
    expect(await page.evaluate(() => localStorage.getItem('make-playground-queries'))).toBeNull();
  });

  it('survives hostile and empty queries', async () => {
    for (const query of ['', ' ', '<img src=x onerror=alert(1)>', '\u0000\u202e', 'x'.repeat(5000), '红色连衣裙', 'فستان أحمر', '👗', '**', '%E0%A4%A', '"\'`;--', '__proto__', 'a '.repeat(2500)]) {
      await box().fill(query);
      await page.keyboard.press('Enter');
      await settled();
      expect(await page.getByRole('alert').count(), query.slice(0, 30)).toBe(0);
    }
    expect((await ask('blue mug')).length).toBe(24);
  });
});

describe('the cards', () => {
  it('are walked with the arrow keys, opened with Enter, and closed without losing the place', async () => {
    const names = results().getByRole('button');
    await names.first().focus();
    const focused = () => page.evaluate(() => document.activeElement?.closest('[data-product-id]')?.getAttribute('data-product-id'));
    const order = await ids();
    const columns = await results().evaluateAll((cards) => cards.filter((card) => (card as HTMLElement).offsetTop === (cards[0] as HTMLElement).offsetTop).length);
    expect(columns).toBe(4);
    const walk: [string, number][] = [['ArrowRight', 1], ['ArrowDown', 1 + columns], ['ArrowLeft', columns], ['ArrowUp', 0], ['End', 23], ['Home', 0]];
    for (const [key, place] of walk) {
      await page.keyboard.press(key);
      expect(await focused(), key).toBe(order[place]);
    }
    await page.keyboard.press('Enter');
    await page.getByRole('complementary', { name: 'Product' }).waitFor();
    expect(await results().first().getAttribute('data-selected')).toBe('true');
    expect(await hash()).toContain(`product=${order[0]}`);
    await page.evaluate(() => history.back());
    await expect.poll(() => page.getByRole('complementary', { name: 'Product' }).count(), patience).toBe(0);
  });

  it('are shown up to a hundred when asked', async () => {
    await page.getByRole('button', { name: 'Show 48' }).click();
    await expect.poll(() => results().count(), patience).toBe(48);
    await page.getByRole('button', { name: 'Show 100' }).click();
    await expect.poll(() => results().count(), patience).toBe(100);
    expect(await page.getByRole('button', { name: /^Show \d+$/ }).count()).toBe(0);
    expect((await ask('yellow rug')).length).toBe(24);
  });
});

describe('every reader', () => {
  it('gets a page that passes axe, in light and in dark', async () => {
    expect(await mistakesInBothSchemes(page)).toEqual([]);
    await box().click();
    await page.getByRole('listbox').waitFor();
    expect(await mistakes(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('on a phone as on a wide screen, with one to four columns and nothing cut off', async () => {
    for (const [width, least, most] of [[320, 1, 2], [390, 1, 2], [768, 2, 3], [1920, 4, 4]] as const) {
      await page.setViewportSize({ width, height: 800 });
      await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth), patience).toBeLessThanOrEqual(width);
      const columns = await results().evaluateAll((cards) => cards.filter((card) => (card as HTMLElement).offsetTop === (cards[0] as HTMLElement).offsetTop).length);
      expect(columns, `${width} px`).toBeGreaterThanOrEqual(least);
      expect(columns, `${width} px`).toBeLessThanOrEqual(most);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  });
});

describe('the page as a whole', () => {
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
