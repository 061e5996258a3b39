import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { transformWithOxc, type Plugin } from 'vite';

const source = 'src/ui/offline/serviceWorker.ts';

/** Never asked for by a page that is served without cross-origin isolation, or read by nobody. */
const leftOut = /^screenshots\/|(^|\/)(service-worker\.js|tfjs-backend-wasm-threaded-simd[^/]*\.wasm)$/;
/** Fetched when a title needs them. */
const otherScripts = /inter-(?!latin-wght)[^/]*\.woff2$/;
/** The best model of the big catalog first: it is what the page opens with. */
const order = [/^runs\/make\//, /^runs\/(fixed|titleOnly|imageOnly)\//, /^runs\//, /^pictures\//, otherScripts];

/** Writes the service worker beside the built page, with the list of what it keeps and the hash of each file's content. */
export function offlineFiles(): Plugin {
  let folder = '';
  return {
    name: 'offline-files',
    apply: 'build',
    configResolved: (config) => { folder = join(config.root, config.build.outDir.startsWith('/') ? relative(config.root, config.build.outDir) : config.build.outDir); },
    async closeBundle() {
      const { code } = await transformWithOxc(readFileSync(source, 'utf8'), source);
      writeFileSync(join(folder, 'service-worker.js'), `const kept = ${JSON.stringify(listFiles(folder))};\n${code.replaceAll(/^(import|export) .*$/gm, '')}`);
    },
  };
}

/** Path to the first 16 hexadecimal digits of SHA-256. */
export function listFiles(folder: string): { shell: Record<string, string>; rest: Record<string, string> } {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')).filter((path) => !leftOut.test(path)).toSorted();
  const rank = (path: string) => order.findIndex((pattern) => pattern.test(path));
  const hashed = (chosen: string[]) => Object.fromEntries(chosen.map((path) => [path, createHash('sha256').update(readFileSync(join(folder, path))).digest('hex').slice(0, 16)]));
  return { shell: hashed(paths.filter((path) => rank(path) < 0)), rest: hashed(paths.filter((path) => rank(path) >= 0).toSorted((a, b) => rank(a) - rank(b))) };
}
