// Brings a zip into the page as a person would, and waits until its products are encoded.
import type { Page } from 'playwright-core';

const limit = 3_600_000;

/** The page has to be live. Returns milliseconds from the start of the import to its report. */
export async function importZip(page: Page, file: string): Promise<number> {
  page.setDefaultTimeout(120_000);
  await page.getByRole('button', { name: 'Open catalog' }).click();
  await page.locator('input[type="file"]:not([webkitdirectory])').setInputFiles(file);
  const started = performance.now();
  // Our own format needs no check of its columns: then the import begins by itself.
  const begin = page.getByRole('button', { name: 'Import', exact: true });
  await begin.or(page.getByText(/ a second/)).first().waitFor();
  if (await begin.isVisible()) await begin.click();
  const search = page.getByRole('button', { name: 'Search this catalog' });
  await search.waitFor({ timeout: limit });
  const took = performance.now() - started;
  await search.click();
  await page.locator('.bar .chip').waitFor();
  return took;
}
