// Steering Train in the built page, and reading what a run left in the browser's private files.
import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { decodeSafetensors } from '../../src/storage/safetensors';

export const trainingStatus = (page: Page) => page.getByRole('status', { name: 'Training status' });
export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** Train with a run of so many steps set up. */
export async function setUp(page: Page, steps: number): Promise<void> {
  const field = page.getByRole('spinbutton', { name: 'Steps', exact: true });
  await field.fill(String(steps));
  await field.press('Tab');
}

/** Waits for a status, such as 'Paused' or a step that matches. */
export async function untilStatus(page: Page, text: string | RegExp): Promise<void> {
  await trainingStatus(page).getByText(text).first().waitFor({ timeout: 120_000 });
}

/** At least so many steps are done. */
export async function untilStep(page: Page, step: number): Promise<void> {
  await page.waitForFunction((least) => {
    const text = document.querySelector('[role="status"][aria-label="Training status"]')?.textContent ?? '';
    return Number(/step ([\d,]+) of/.exec(text)?.[1].replace(',', '') ?? -1) >= least;
  }, step, { timeout: 120_000, polling: 20 });
}

export const runOf = (page: Page) => new URLSearchParams(page.url().split('?')[1] ?? '').get('run') ?? '';

/** The arrays of a checkpoint as this browser keeps it, each as a hash of its bytes or as numbers. */
export async function keptArrays(page: Page, runId: string, step: number): Promise<Record<string, { hash: string; values: number[] }>> {
  const base64 = await page.evaluate(async (path) => {
    let folder = await navigator.storage.getDirectory();
    const parts = path.split('/');
    for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part);
    const bytes = new Uint8Array(await (await (await folder.getFileHandle(parts.at(-1) ?? '')).getFile()).arrayBuffer());
    let text = '';
    for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
    return btoa(text);
  }, `make-playground/runs/${runId}/step-${String(step).padStart(6, '0')}.safetensors`);
  const { arrays } = decodeSafetensors(new Uint8Array(Buffer.from(base64, 'base64')));
  return Object.fromEntries(Object.entries(arrays).map(([name, { data }]) => [name, {
    hash: createHash('sha256').update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength)).digest('hex'), values: Array.from(data.subarray(0, 64)),
  }]));
}

/** Keeps a hand on every worker that the page starts; the newest one of a training can then be ended as a crash would. */
export async function watchWorkers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const all: Worker[] = [];
    Object.assign(globalThis, { startedWorkers: all });
    globalThis.Worker = class extends Worker {
      constructor(...given: ConstructorParameters<typeof Worker>) {
        super(...given);
        all.push(this);
      }
    };
  });
}

/** Ends the worker that was started last: in Train, the one that trains. */
export const endNewestWorker = (page: Page) => page.evaluate(() => (globalThis as unknown as { startedWorkers: Worker[] }).startedWorkers.at(-1)?.terminate());
