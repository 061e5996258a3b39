import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const known = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', process.env.CHROMIUM ?? ''];

/** Headless Chromium with a software WebGPU adapter. Throws where none is installed: a lane never turns green on nothing. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = known.find((path) => path && existsSync(path));
  if (!executablePath) throw new Error('No Chromium. Install it with: apt-get install -y --no-install-recommends chromium (or set CHROMIUM to its path).');
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}
