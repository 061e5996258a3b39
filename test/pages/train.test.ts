import type { Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openedSite } from '../support/openedSite';
import { openPage, type WatchedPage } from '../support/openPage';
import { endNewestWorker, keptArrays, press, runOf, setUp, trainingStatus, untilStatus, untilStep, watchWorkers } from '../support/trainPage';

const site = openedSite();
let opened: WatchedPage[] = [];

afterEach(async () => {
  for (const watched of opened) await watched.close();
  opened = [];
});

async function open(hash = '#/train', before?: (page: Page) => Promise<void>): Promise<WatchedPage> {
  const watched = await openPage(site.browser, before ? 'about:blank' : site.url + hash, { viewport: { width: 1440, height: 1000 }, locale: 'en-US', permissions: ['clipboard-read', 'clipboard-write'] });
  opened.push(watched);
  if (before) {
    await before(watched.page);
    await watched.page.goto(site.url + hash);
  }
  await watched.page.getByRole('button', { name: 'Start training' }).waitFor({ timeout: 120_000 });
  return watched;
}

const figure = (page: Page, name: string) => page.getByRole('figure', { name, exact: true });
const newest = async (page: Page, name: string) => Number((await figure(page, name).locator('.newest b').first().textContent()) ?? NaN);
const pinned = (page: Page) => page.getByRole('list', { name: 'Pinned queries' });
const pinnedProducts = (page: Page) => pinned(page).locator('[data-product-id]').evaluateAll((items) => items.map((item) => item.getAttribute('data-product-id')));
const slider = (page: Page) => page.getByRole('slider', { name: 'Checkpoint', exact: true });

describe('Train', () => {
  it('is one click from numbers that move, learns, pauses, steps, is scrubbed, reloaded and continued', async () => {
    const { page, complaints } = await open();
    await press(page, 'Start training');
    await untilStatus(page, /step \d+ of 250/);
    await figure(page, 'Loss').locator('.newest b').first().waitFor({ timeout: 60_000 });
    const lossFirst = await newest(page, 'Loss');
    await figure(page, 'Recall@10').locator('.newest b').first().waitFor({ timeout: 60_000 });
    const recallFirst = await newest(page, 'Recall@10');
    await untilStep(page, 101);
    await expect.poll(() => newest(page, 'Recall@10'), { timeout: 60_000 }).toBeGreaterThanOrEqual(Math.max(2 * recallFirst, 0.05));
    expect(await newest(page, 'Loss')).toBeLessThan(0.8 * lossFirst);
    expect(await page.title()).toMatch(/^\d+ %/);

    await press(page, 'Pause');
    await untilStatus(page, /Paused/);
    const stands = await trainingStatus(page).textContent();
    await page.waitForTimeout(700);
    expect(await trainingStatus(page).textContent()).toBe(stands);
    await press(page, 'Step');
    await expect.poll(() => trainingStatus(page).textContent()).not.toBe(stands);
    const stepped = Number(/step (\d+)/.exec((await trainingStatus(page).textContent()) ?? '')?.[1]);
    expect(stepped).toBe(Number(/step (\d+)/.exec(stands ?? '')?.[1]) + 1);

    const now = await pinnedProducts(page);
    await slider(page).focus();
    await page.keyboard.press('Home');
    await page.getByRole('heading', { name: 'Pinned queries at step 0' }).waitFor({ timeout: 60_000 });
    await expect.poll(() => pinnedProducts(page)).not.toEqual(now);
    expect(await slider(page).getAttribute('aria-valuetext')).toMatch(/step 0/i);

    const run = runOf(page);
    await page.reload();
    await untilStatus(page, /step \d+ of 250/);
    expect(runOf(page)).toBe(run);
    await expect.poll(() => figure(page, 'Loss').locator('.newest b').count(), { timeout: 60_000 }).toBeGreaterThan(0);
    await press(page, 'Resume');
    await untilStatus(page, /Finished/);
    await untilStep(page, 250);
    expect(complaints).toEqual([]);
  });

  it('answers typed queries from the run, compares two runs with an interval, and hands the set-up on by a link', async () => {
    const { page, complaints } = await open();
    await setUp(page, 60);
    await press(page, 'Start training');
    await untilStatus(page, /Finished/);
    const first = runOf(page);
    await page.getByRole('combobox', { name: 'Fusion', exact: true }).selectOption('fixed');
    await press(page, 'Start training');
    await expect.poll(() => runOf(page)).not.toBe(first);
    await untilStatus(page, /Finished/);

    const rows = page.getByRole('table', { name: 'Runs', exact: true }).getByRole('row');
    await expect.poll(() => rows.count(), { timeout: 60_000 }).toBe(3);
    for (const i of [1, 2]) await rows.nth(i).getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    await page.getByText(/\[[−+]0\.\d+, [−+]0\.\d+\]/).first().waitFor({ timeout: 60_000 });
    await page.getByText(/not distinguishable|beats/i).first().waitFor();

    await page.goBack();
    await page.getByRole('button', { name: 'Share' }).click();
    await page.getByRole('menuitem', { name: /link/i }).first().click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/#\/train\?/);
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const fresh = await open(link.slice(link.indexOf('#')));
    expect(await fresh.page.getByRole('spinbutton', { name: 'Steps', exact: true }).inputValue()).toBe('60');
    expect(await fresh.page.getByRole('combobox', { name: 'Fusion', exact: true }).inputValue()).toBe('fixed');

    await page.goto(`${site.url}#/search?catalog=shop-nano&q=lamp&ranker=${encodeURIComponent(`run:${first}`)}`);
    await page.getByRole('list', { name: 'Results' }).getByRole('listitem').first().waitFor({ timeout: 60_000 });
    await page.getByText(/step 60/).first().waitFor({ timeout: 60_000 });
    expect(complaints).toEqual([]);
  });
});

describe('looking closer', () => {
  it('takes one update apart: the similarity matrix, the loss of each row, what moved most', async () => {
    const { page, complaints } = await open();
    await press(page, 'Start training');
    await untilStep(page, 3);
    await press(page, 'Pause');
    await untilStatus(page, /Paused/);
    await page.getByRole('switch', { name: 'Slow motion' }).check();
    await press(page, 'Step');
    await figure(page, 'Similarity matrix').locator('svg').first().waitFor({ timeout: 60_000 });
    await page.getByText(/Row \d+ hurts most/).waitFor();
    await page.getByText('temperature.logScale').waitFor();
    const first = await page.getByText(/The update of step \d+/).textContent();
    await press(page, 'Step');
    await expect.poll(() => page.getByText(/The update of step \d+/).textContent(), { timeout: 60_000 }).not.toBe(first);
    expect(complaints).toEqual([]);
  });

  it('switches a mechanism off in an ablation that is reloaded in the middle, resumed, and ends in a paired table', async () => {
    const { page, complaints } = await open();
    await setUp(page, 30);
    await page.getByRole('textbox', { name: 'Seeds' }).fill('1 2');
    await press(page, 'Start ablation');
    await page.getByText(/Run 2 of 4/).waitFor({ timeout: 120_000 });
    await page.reload();
    await page.getByRole('button', { name: /^Resume ablation/ }).click();
    const table = page.getByRole('table', { name: 'Result of the ablation' });
    await page.getByText(/Done: 4 runs\./).waitFor({ timeout: 120_000 });
    await expect.poll(() => table.innerText(), { timeout: 60_000 }).toMatch(/Without Modal Adaptation[\s\S]*\[[−+]0\.\d+, [−+]0\.\d+\]/);
    expect(await page.getByRole('table', { name: 'Runs', exact: true }).getByRole('row').count()).toBe(5);
    expect(complaints).toEqual([]);
  });
});

describe('whatever ends a run in training, at three steps each', () => {
  /** Many after the last interruption: what the page shows lags behind the run, and a fast machine must not finish it meanwhile. */
  const steps = 110;
  const begun = async (before?: (page: Page) => Promise<void>) => {
    const { page } = await open('#/train', before);
    await setUp(page, steps);
    await press(page, 'Start training');
    return page;
  };
  const ended = async (page: Page) => {
    await untilStatus(page, /Finished/);
    return keptArrays(page, runOf(page), steps);
  };
  let uninterrupted: Awaited<ReturnType<typeof keptArrays>>;
  beforeAll(async () => {
    uninterrupted = await ended(await begun());
    await opened.pop()?.close();
  });

  it('a dead worker: it goes on by itself, says what is made again, and ends on the same bits', async () => {
    const page = await begun(watchWorkers);
    for (const step of [7, 28, 40]) {
      await untilStep(page, step);
      await endNewestWorker(page);
      await page.getByText(/The training worker stopped after step \d+/).waitFor({ timeout: 60_000 });
      await page.getByText(/went on from the checkpoint at step \d+; \d+ steps? (is|are) made again/).waitFor({ timeout: 60_000 });
      await press(page, 'Dismiss');
    }
    expect(await ended(page)).toEqual(uninterrupted);
  });

  it('a reload: one click goes on, and it ends on the same bits', async () => {
    const page = await begun();
    for (const step of [9, 30, 41]) {
      await untilStep(page, step);
      await page.reload();
      await press(page, 'Resume');
    }
    expect(await ended(page)).toEqual(uninterrupted);
  });

  it('a full disk: it stands and says so; with room again it goes on from the last checkpoint and ends on the same bits', async () => {
    const page = await begun();
    const session = await page.context().newCDPSession(page);
    const { origin } = new URL(site.url);
    for (const step of [6, 26, 39]) {
      await untilStep(page, step);
      await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
      await page.getByText(/could not be saved after step \d+/).waitFor({ timeout: 60_000 });
      await session.send('Storage.overrideQuotaForOrigin', { origin });
      await press(page, 'Resume');
    }
    expect(await ended(page)).toEqual(uninterrupted);
  });
});
