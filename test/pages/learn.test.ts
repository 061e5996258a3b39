import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { openedSite } from '../support/openedSite';
import { openPage, type WatchedPage } from '../support/openPage';

const site = openedSite();
let watched: WatchedPage | null = null;

afterEach(async () => {
  await watched?.close();
  watched = null;
});

const next = (page: Page) => page.getByRole('button', { name: /^(Next|To the summary|Summary)$/ });

describe('Learn', () => {
  it('offers three lessons, and walks one from the question through two trainings to a page of what was measured', async () => {
    watched = await openPage(site.browser, `${site.url}#/learn`, { locale: 'en-US' });
    const { page, complaints } = watched;
    await expect.poll(() => page.getByRole('button', { name: 'Begin' }).or(page.getByRole('link', { name: 'Begin' })).count(), { timeout: 60_000 }).toBe(3);
    await page.goto(`${site.url}#/learn?lesson=words-nobody-writes&page=1`);
    await page.getByRole('heading', { name: 'A word in no title' }).waitFor({ timeout: 60_000 });
    for (let turned = 1; turned <= 7; turned++) {
      const [option, start] = [page.locator('.question .options button').first(), page.locator('.lesson-words .act').filter({ hasText: /^start/i }).first()];
      if (await option.count()) await option.click();
      if (await start.count()) await start.click();
      await expect.poll(() => next(page).isEnabled(), { timeout: 120_000 }).toBe(true);
      await next(page).click();
      await page.waitForURL(new RegExp(turned < 7 ? `page=${turned + 1}` : 'page=(summary|8)'));
    }
    const summary = page.locator('.lesson-summary');
    await expect.poll(() => summary.innerText(), { timeout: 60_000 }).toMatch(/\[[−+-]?0?\.\d+, [−+-]?0?\.\d+\]/);
    expect(await summary.getByRole('table').first().getByRole('row').count()).toBe(3);
    await page.getByRole('button', { name: /print/i }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('refuses a lesson that it does not know, in words', async () => {
    watched = await openPage(site.browser, `${site.url}#/learn?lesson=no-such-lesson&page=1`, { locale: 'en-US' });
    await watched.page.getByText(/no-such-lesson/).first().waitFor({ timeout: 60_000 });
  });
});
