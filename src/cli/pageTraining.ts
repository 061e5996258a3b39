// One training begun by a click in the built page: when the first numbers are painted, how far it learns in ten seconds, and what typing costs meanwhile.
import type { Browser, Page } from 'playwright-core';
import { quantile } from '../math/statistics';
import type { GzipSite } from './gzipSite';
import { measureTyping, paces, type Typing } from './pageTyping';

/** What stands on the page at a moment; milliseconds since the click. */
interface Glance {
  at: number;
  step: number | null;
  loss: number | null;
  recall: number | null;
  /** nDCG@10 of each pinned query. */
  pinned: (number | null)[];
}

export interface TrainingStart {
  /** From the click until a loss is painted. */
  firstNumber: number;
  /** Until the painted recall@10 is at least twice that of step 0 and .02 above it. */
  recallDoubled: number;
  finished: number;
  /** As painted at the first number and ten seconds after the click. */
  lossFirst: number;
  lossAfterTen: number;
  recallFirst: number;
  recallAfterTen: number;
  /** The pinned query that gained most in ten seconds: nDCG@10 before and after. */
  pinnedFirst: number;
  pinnedAfterTen: number;
}

const limit = 180_000;
const soon = 10_000;

/** Each in a fresh profile: Train opened, looked at for `reading` milliseconds, one click. Medians. */
export async function measureTraining(browser: Browser, site: GzipSite, count: number, reading = 4000): Promise<TrainingStart & { each: TrainingStart[] }> {
  const each: TrainingStart[] = [];
  for (let i = 0; i < count; i++) each.push(await oneTraining(browser, site, reading));
  const median = (name: keyof TrainingStart) => quantile(each.map((start) => start[name]), 0.5);
  const names = Object.keys(each[0]) as (keyof TrainingStart)[];
  return { ...(Object.fromEntries(names.map((name) => [name, median(name)])) as unknown as TrainingStart), each };
}

async function oneTraining(browser: Browser, site: GzipSite, reading: number): Promise<TrainingStart> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, locale: 'en-US' });
  try {
    const page = await context.newPage();
    await openTrain(page, site, reading);
    await page.evaluate(watchTraining);
    await page.getByRole('button', { name: 'Start training' }).click();
    await finished(page);
    return summed(await page.evaluate(() => globalThis.trainingGlances));
  } finally {
    await context.close();
  }
}

/** Keystrokes in Search while the small model is trained. */
export async function measureTypingWhileTraining(browser: Browser, site: GzipSite, keys: number): Promise<Typing> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, locale: 'en-US' });
  try {
    const page = await context.newPage();
    await openTrain(page, site, 3000);
    await page.getByRole('radio', { name: /small/ }).check();
    await page.getByRole('button', { name: 'Start training' }).click();
    await page.getByRole('status', { name: 'Training status' }).getByText(/step [1-9]/).waitFor({ timeout: limit });
    await page.getByRole('navigation').getByRole('link', { name: 'Search', exact: true }).click();
    await page.locator('[data-beforehand="false"] [data-product-id]').first().waitFor({ timeout: limit });
    return await measureTyping(page, keys, paces.human);
  } finally {
    await context.close();
  }
}

async function openTrain(page: Page, site: GzipSite, reading: number): Promise<void> {
  await page.goto(`${site.url}#/train`);
  await page.getByRole('button', { name: 'Start training' }).waitFor({ timeout: limit });
  await page.waitForTimeout(reading);
}

async function finished(page: Page): Promise<void> {
  await page.getByRole('status', { name: 'Training status' }).getByText(/Finished/).waitFor({ timeout: limit });
}

function summed(glances: readonly Glance[]): TrainingStart {
  const first = (is: (glance: Glance) => boolean) => glances.find(is)?.at ?? NaN;
  const upTo = glances.filter(({ at }) => at <= soon);
  const value = (name: 'loss' | 'recall', among: readonly Glance[]) => among.map((glance) => glance[name]).filter((each) => each !== null);
  const recallFirst = value('recall', glances)[0] ?? NaN;
  const pins = upTo.map(({ pinned }) => pinned).filter((values) => values.length > 0 && values.every((each) => each !== null)) as number[][];
  const [before, after] = [pins[0] ?? [NaN], pins.at(-1) ?? [NaN]];
  const best = after.map((each, i) => each - before[i]).reduce((top, gain, i, all) => (gain > all[top] ? i : top), 0);
  return {
    firstNumber: first(({ loss }) => loss !== null),
    recallDoubled: first(({ recall }) => recall !== null && recall >= Math.max(2 * recallFirst, recallFirst + 0.02)),
    finished: glances.at(-1)?.at ?? NaN,
    lossFirst: value('loss', glances)[0] ?? NaN, lossAfterTen: value('loss', upTo).at(-1) ?? NaN,
    recallFirst, recallAfterTen: value('recall', upTo).at(-1) ?? NaN,
    pinnedFirst: before[best], pinnedAfterTen: after[best],
  };
}

declare global {
  /** Kept on the measured page. */
  var trainingGlances: Glance[];
}

/** Runs in the page; counts from the next click. Twenty glances a second cost less than what is measured. */
function watchTraining(): void {
  const glances: Glance[] = [];
  globalThis.trainingGlances = glances;
  const number = (element: Element | null | undefined) => (element?.textContent ? Number(element.textContent) : null);
  const figure = (name: string) => number(document.querySelector(`figure[aria-label="${name}"] .newest b`));
  addEventListener('click', () => {
    const clicked = performance.now();
    setInterval(() => {
      const step = /step ([\d,]+) of/.exec(document.querySelector('[role="status"][aria-label="Training status"]')?.textContent ?? '')?.[1];
      const pinned = [...document.querySelectorAll('.pinned-query')].map((element) => (element.getAttribute('data-ndcg') ? Number(element.getAttribute('data-ndcg')) : null));
      glances.push({ at: performance.now() - clicked, step: step ? Number(step.replace(',', '')) : null, loss: figure('Loss'), recall: figure('Recall@10'), pinned });
    }, 50);
  }, { capture: true, once: true });
}
