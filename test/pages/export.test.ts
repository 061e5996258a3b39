import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { openedSite } from '../support/openedSite';
import { openPage, ready } from '../support/openPage';

const site = openedSite();
let page: Page;

beforeAll(async () => {
  ({ page } = await openPage(site.browser, `${site.url}#/data?q=red+dress`, { permissions: ['clipboard-read', 'clipboard-write'] }));
  await ready(page);
  await page.locator('figure svg').first().waitFor({ timeout: 60_000 });
});

/** The first figure of the data view that holds an SVG chart. */
const figure = () => page.locator('figure').filter({ has: page.locator('svg') }).first();

async function choose(holder: Locator, action: string): Promise<void> {
  await holder.getByRole('button', { name: /^Copy or save/ }).first().click();
  await page.getByRole('menuitem', { name: action }).click();
}

async function saved(holder: Locator, action: string): Promise<{ name: string; bytes: Buffer }> {
  const coming = page.waitForEvent('download');
  await choose(holder, action);
  const download = await coming;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

const carries = (text: string) => {
  expect(text).toMatch(/shop.*2400 products/);
  expect(text).toMatch(/MAKE, small.*step 1200/);
  expect(text).toContain('red dress');
  expect(text).toContain(site.url);
};

describe('a figure', () => {
  it('is saved as SVG that stands alone and tells where it comes from', async () => {
    const { name, bytes } = await saved(figure(), 'Save as SVG');
    expect(name).toMatch(/\.svg$/);
    const text = bytes.toString();
    carries(/<metadata>(.*?)<\/metadata>/s.exec(text)?.[1] ?? '');
    expect(text).not.toMatch(/var\(|light-dark\(|class=|foreignObject|<script/);
    const strings = await page.evaluate((source) => {
      const parsed = new DOMParser().parseFromString(source, 'image/svg+xml');
      return parsed.querySelector('parsererror') ? ['not well-formed'] : [...parsed.querySelectorAll(':root > text')].map((line) => line.textContent ?? '');
    }, text);
    expect(strings[0]).toBe(await figure().getAttribute('aria-label'));
    expect(strings.slice(1).join(' ')).toContain('query: red dress');
    const { channels } = await sharp(bytes).stats();
    expect(Math.max(...channels.map(({ stdev }) => stdev))).toBeGreaterThan(5);
  });

  it('is saved as PNG with the same in a text chunk', async () => {
    const { bytes } = await saved(figure(), 'Save as PNG');
    const { comments, width } = await sharp(bytes).metadata();
    carries(comments?.find(({ keyword }) => keyword === 'Description')?.text ?? '');
    expect(width).toBeGreaterThan(400);
    const { channels } = await sharp(bytes).stats();
    expect(Math.max(...channels.map(({ stdev }) => stdev))).toBeGreaterThan(5);
  });

  it('shows, copies and saves its numbers', async () => {
    await choose(figure(), 'Show as table');
    const cells = await figure().getByRole('table').locator('tbody tr').first().locator('td').allTextContents();
    await choose(figure(), 'Copy table');
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain(cells.join('\t'));
    const { bytes } = await saved(figure(), 'Save as CSV');
    carries(bytes.toString().split('\r\n').filter((line) => line.startsWith('# ')).join(' '));
    const { data, errors } = Papa.parse<string[]>(bytes.toString(), { comments: '#', skipEmptyLines: true });
    expect(errors).toEqual([]);
    expect(data[1]).toEqual(cells);
  });
});

describe('a long table', () => {
  it('is sorted, filtered, leafed through by keyboard and saved whole', async () => {
    const table = page.locator('.data-table').filter({ has: page.getByRole('searchbox') }).first();
    const rows = table.locator('tbody tr');
    const first = () => rows.first().locator('td').first().textContent();
    const status = table.locator('.pages [role="status"]');
    const total = Number(/of ([\d,]+)/.exec((await status.textContent()) ?? '')?.[1].replace(',', ''));
    expect(total).toBeGreaterThan(25);
    const header = table.getByRole('columnheader').first().getByRole('button');
    await header.focus();
    await page.keyboard.press('Enter');
    const ascending = await first();
    await page.keyboard.press('Enter');
    await expect.poll(first).not.toBe(ascending);
    expect(await table.getByRole('columnheader').first().getAttribute('aria-sort')).toBe('descending');
    await table.getByRole('button', { name: 'Next' }).click();
    expect(await status.textContent()).toMatch(/^\d+–\d+ of/);
    const { bytes } = await saved(table, 'Save as CSV');
    expect(Papa.parse(bytes.toString(), { comments: '#', skipEmptyLines: true }).data.length).toBe(total + 1);
    await table.getByRole('searchbox').fill('zzzz qqqq');
    await table.getByText('No row holds “zzzz qqqq”.').waitFor();
  });
});
