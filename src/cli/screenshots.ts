// Draws the README's pictures from the built page: npm run screenshots.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import sharp from 'sharp';
import { chromiumFlags, chromiumPath, installChromium } from './chromium';
import { buildSite, openGzipSite } from './gzipSite';

interface Picture {
  name: string;
  /** The state to open. */
  hash: string;
  /** Visible when the picture can be taken. */
  shown: string;
  height: number;
  /** A click, and what is visible after it. */
  opens?: { click: string; shown: string };
}

const pictures: Picture[] = [
  { name: 'search', hash: '#/search?q=high+back+chair', shown: '.results li', height: 900, opens: { click: '.results li:nth-child(4) .name', shown: '[aria-label="Score parts"]' } },
  { name: 'train', hash: '#/train', shown: '.run-header button.primary', height: 1000, opens: { click: '.run-header button.primary', shown: '.run-status >> text=/Finished/' } },
  { name: 'compare', hash: '#/compare?q=high+back+chair', shown: '.compare svg', height: 900 },
  { name: 'data', hash: '#/data', shown: '[aria-label="Image weights"] svg, .regimes', height: 1100 },
];

export async function screenshots(): Promise<void> {
  const executablePath = chromiumPath();
  if (!executablePath) throw new Error(installChromium);
  const { chromium } = await import('playwright-core');
  const folder = await buildSite();
  const site = await openGzipSite(folder);
  const browser = await chromium.launch({ executablePath, args: chromiumFlags });
  try {
    mkdirSync('public/screenshots', { recursive: true });
    for (const { name, hash, shown, height, opens } of pictures) {
      const page = await browser.newPage({ viewport: { width: 1440, height }, colorScheme: 'light', reducedMotion: 'reduce' });
      await page.goto(`${site.url}${hash}`);
      await page.locator('.chip').waitFor();
      await page.locator(shown).first().waitFor();
      if (opens) {
        await page.locator(opens.click).first().click();
        await page.locator(opens.shown).first().waitFor({ timeout: 120_000 });
      }
      await page.waitForLoadState('networkidle');
      await page.waitForTimeout(1500);
      const path = `public/screenshots/${name}.png`;
      writeFileSync(path, await sharp(await page.screenshot()).png({ palette: true, compressionLevel: 9, effort: 10 }).toBuffer());
      console.log(path);
      await page.close();
    }
  } finally {
    await browser.close();
    await site.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
