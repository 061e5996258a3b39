// The command line as it is shipped: one bundle, run in a folder of its own.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

export interface Answer {
  code: number | null;
  out: string;
  err: string;
}

export interface CommandLine {
  /** The working folder, removed by `close`. */
  folder: string;
  /** Runs one verb to its end. `onError` sees what it says on stderr so far and may send the process a signal. */
  run(args: string[], onError?: (said: string, signal: (name: NodeJS.Signals) => void) => void): Promise<Answer>;
  close(): void;
}

export async function openCommandLine(): Promise<CommandLine> {
  const root = join(import.meta.dirname, '..', '..');
  const cache = join(root, 'node_modules', '.cache', 'make');
  mkdirSync(cache, { recursive: true });
  // Inside node_modules, because the bundle asks for sharp and the wasm files from where it lies.
  const bundle = mkdtempSync(join(cache, 'test-'));
  const folder = mkdtempSync(join(tmpdir(), 'make-cli-'));
  const running = new Set<ChildProcess>();
  await build({ root, mode: 'cli', logLevel: 'error', build: { outDir: bundle } });
  return {
    folder,
    run: (args, onError) => new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [join(bundle, 'cli.js'), ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
      running.add(child);
      const said = { out: '', err: '' };
      child.stdout.setEncoding('utf8').on('data', (text: string) => { said.out += text; });
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        said.err += text;
        onError?.(said.err, (name) => child.kill(name));
      });
      child.on('error', reject);
      child.on('close', (code) => {
        running.delete(child);
        resolve({ code, ...said });
      });
    }),
    close() {
      for (const child of running) child.kill();
      for (const path of [bundle, folder]) rmSync(path, { recursive: true, force: true });
    },
  };
}
