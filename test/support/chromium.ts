import { chromium, type Browser } from 'playwright-core';
import { chromiumFlags, chromiumPath, installChromium, softwareAdapter } from '../../src/cli/chromium';

/** Headless Chromium with a software WebGPU adapter. Throws where none is installed: a lane never turns green on nothing. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = chromiumPath();
  if (!executablePath) throw new Error(installChromium);
  return chromium.launch({ executablePath, args: [...chromiumFlags, ...softwareAdapter] });
}
