// Global setup of the pages lane: one build for all its files, also when one of them runs alone.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';

export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'make-site-'));
  // The test runner's NODE_ENV would make it a development build: React's slow one, and no copy for offline use.
  const lane = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  await build({ root: join(import.meta.dirname, '..', '..'), logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
  process.env.NODE_ENV = lane;
  project.provide('siteFolder', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
