// The same race in headless Chromium: a minified bundle in a worker, served by this process.
// Vite and Playwright are imported where they are used: a static import would load them with every other verb.
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import type { InlineConfig } from 'vite';
import type { Log, StepSettings } from './benchSteps';
import type { BenchTask, BenchTasks } from './benchWorker';
import { chromiumFlags, chromiumPath, installChromium, softwareAdapter } from './chromium';

const folder = 'node_modules/.cache/make/bench';
const realAdapter = ['--enable-features=Vulkan'];

const softwareNote = 'counted on a software adapter, which computes on the CPU: commands a step, no statement about speed';

/** The wasm race and the count of WebGPU commands in Chromium; with `gpu` also times on a real adapter, or why there are none. */
export async function raceInBrowser(settings: StepSettings & { gpu: boolean }, log: Log) {
  const { gpu, ...steps } = settings;
  const executablePath = chromiumPath();
  if (!executablePath) return { skipped: installChromium };
  log('browser: building the worker');
  const { build, preview } = await import('vite');
  await build(workerBuild);
  const site = await preview({ configFile: false, root: folder, logLevel: 'error', build: { outDir: '.' }, preview: { port: 0, host: '127.0.0.1' } });
  const address = `http://127.0.0.1:${(site.httpServer.address() as AddressInfo).port}/worker.js`;
  const open = <Result>(more: string[], run: (page: Page) => Promise<Result>) => withPage(executablePath, [...chromiumFlags, ...more], address, log, run);
  try {
    return {
      ...await open(softwareAdapter, async (page) => ({
        chromium: page.context().browser()?.version() ?? 'unknown',
        wasm: await ask(page, { task: 'wasm', input: steps }),
        webgpu: { note: softwareNote, ...await ask(page, { task: 'dispatches', input: steps }) },
      })),
      ...gpu && { gpu: await open(realAdapter, (page) => ask(page, { task: 'gpu', input: steps })).catch((error: Error) => ({ skipped: error.message })) },
    };
  } finally {
    await site.close();
  }
}

/** Minified like the page, into a folder of its own. */
const workerBuild: InlineConfig = {
  logLevel: 'error', publicDir: false,
  build: { outDir: folder, emptyOutDir: true, rolldownOptions: { input: 'src/cli/benchWorker.ts', output: { entryFileNames: 'worker.js', codeSplitting: false } } },
};

async function withPage<Result>(executablePath: string, args: string[], address: string, log: Log, run: (page: Page) => Promise<Result>): Promise<Result> {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath, args });
  try {
    const page = await browser.newPage();
    page.on('console', (message) => message.type() === 'log' && log(`browser: ${message.text()}`));
    await page.goto(address); // any document of the worker's own origin will do
    return await run(page);
  } finally {
    await browser.close();
  }
}

/** One task in a worker of its own. */
async function ask<Task extends keyof BenchTasks>(page: Page, message: BenchTask<Task>): Promise<BenchTasks[Task]> {
  const answer = await page.evaluate((asked) => new Promise<{ result?: unknown; error?: string }>((resolve) => {
    const worker = new Worker('/worker.js', { type: 'module' });
    worker.onmessage = ({ data }) => { worker.terminate(); resolve(data); };
    worker.onerror = ({ message }) => { worker.terminate(); resolve({ error: message || 'The worker stopped.' }); };
    worker.postMessage(asked, { transfer: [] });
  }), message as unknown);
  if (answer.error !== undefined) throw new Error(answer.error);
  return answer.result as BenchTasks[Task];
}
