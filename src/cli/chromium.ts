import { existsSync } from 'node:fs';

/** Headless, quiet, and alone: nothing is looked up outside the machine. */
export const chromiumFlags = [
  '--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--enable-unsafe-webgpu',
];

/** WebGPU computed on the CPU, for tests and for counting commands. */
export const softwareAdapter = ['--use-webgpu-adapter=swiftshader'];

export const installChromium = 'No Chromium. Install it with: apt-get install -y --no-install-recommends chromium (or set CHROMIUM to its path).';

/** The installed browser, or undefined. */
export function chromiumPath(): string | undefined {
  return ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', process.env.CHROMIUM ?? ''].find((path) => path && existsSync(path));
}
