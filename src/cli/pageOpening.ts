// One opening of the page with an empty cache, timed inside it.
import type { Browser } from 'playwright-core';
import type { GzipSite } from './gzipSite';

/** Milliseconds since navigation, unless said otherwise. */
export interface Opening {
  firstContentfulPaint: number;
  largestContentfulPaint: number;
  /** The first ranked product is painted: the answer made beforehand. */
  firstAnswer: number;
  /** Four product pictures are there. */
  firstPictures: number;
  /** The worker's own answer is painted. */
  liveAnswer: number;
  /** Bodies, compressed, of everything that was asked for before the first answer was painted. */
  bytesBeforeAnswer: number;
  /** Of all main-thread tasks until the live answer, what is above 50 ms each. */
  totalBlockingTime: number;
  /** Chromium's cumulative layout shift; a pure number. */
  layoutShift: number;
}

interface Marks {
  firstAnswer?: number;
  firstPictures?: number;
  liveAnswer?: number;
}

declare global {
  /** Kept on the measured page. */
  var openingMarks: Marks;
}

const limit = 120_000;

export async function measureOpening(browser: Browser, site: GzipSite): Promise<Opening & { files: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(watchOpening);
    site.sent.length = 0;
    await page.goto(site.url);
    await page.waitForFunction(() => globalThis.openingMarks.liveAnswer !== undefined, null, { timeout: limit });
    const { origin, marks, ...timed } = await page.evaluate(readTimings);
    const early = site.sent.filter(({ at }) => at <= origin + (marks.firstAnswer ?? 0));
    return {
      ...timed, firstAnswer: marks.firstAnswer ?? NaN, firstPictures: marks.firstPictures ?? NaN, liveAnswer: marks.liveAnswer ?? NaN,
      bytesBeforeAnswer: early.reduce((sum, { bytes }) => sum + bytes, 0), files: early.map(({ path, bytes }) => `${path} ${bytes}`),
    };
  } finally {
    await context.close();
  }
}

/** Runs in the page before its own code. */
function watchOpening(): void {
  const marks: Marks = {};
  globalThis.openingMarks = marks;
  let pictures = 0;
  const whenPainted = (name: keyof Marks) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => { marks[name] ??= performance.now(); };
    port2.postMessage(null);
  });
  document.addEventListener('load', ({ target }) => {
    if (target instanceof HTMLImageElement && target.closest('[data-product-id]') && ++pictures === 4) whenPainted('firstPictures');
  }, true);
  new MutationObserver(() => {
    const card = document.querySelector('[data-product-id]');
    if (!card) return;
    if (marks.firstAnswer === undefined) whenPainted('firstAnswer');
    if (card.closest('[data-beforehand="false"]')) whenPainted('liveAnswer');
  }).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-beforehand'] });
}

/** Runs in the page when the live answer is there. */
async function readTimings() {
  const entries = (type: string) => new Promise<PerformanceEntryList>((resolve) => {
    new PerformanceObserver((list, observer) => { observer.disconnect(); resolve(list.getEntries()); }).observe({ type, buffered: true });
    setTimeout(() => resolve([]), 300);
  });
  const marks = globalThis.openingMarks;
  const shifts = (await entries('layout-shift')) as (PerformanceEntry & { value: number; hadRecentInput: boolean })[];
  const tasks = await entries('longtask');
  const until = marks.liveAnswer ?? Infinity;
  return {
    origin: performance.timeOrigin, marks,
    firstContentfulPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
    largestContentfulPaint: (await entries('largest-contentful-paint')).at(-1)?.startTime ?? NaN,
    totalBlockingTime: tasks.filter(({ startTime }) => startTime < until).reduce((sum, { duration }) => sum + Math.max(0, duration - 50), 0),
    layoutShift: shifts.filter(({ hadRecentInput }) => !hadRecentInput).reduce((sum, { value }) => sum + value, 0),
  };
}

