// A built page behind a file server that compresses, as a class server or a page host does, and counts what it sends.
import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm', '.webmanifest': 'application/manifest+json', '.woff2': 'font/woff2',
};
/** Already compressed, or unknown to page hosts, which then send it as it is. */
const plain = new Set(['.woff2', '.safetensors', '.png', '.zip']);

export interface SentFile {
  path: string;
  /** Of the body, as sent. */
  bytes: number;
  /** When it was asked for, in milliseconds since 1970. */
  at: number;
}

export interface GzipSite {
  url: string;
  /** In the order of the requests; empty it to count anew. */
  sent: SentFile[];
  close(): Promise<void>;
}

/** The production build in a new temporary folder. */
export async function buildSite(): Promise<string> {
  const { build } = await import('vite');
  const folder = mkdtempSync(join(tmpdir(), 'make-page-'));
  await build({ logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
  return folder;
}

export async function openGzipSite(folder: string): Promise<GzipSite> {
  const sent: SentFile[] = [];
  const bodies = new Map<string, Buffer>();
  const bodyOf = (file: string) => {
    const body = bodies.get(file) ?? (plain.has(extname(file)) ? readFileSync(file) : gzipSync(readFileSync(file)));
    bodies.set(file, body);
    return body;
  };
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname));
    const file = join(folder, path === '/' ? 'index.html' : path);
    if (!file.startsWith(folder) || !statSync(file, { throwIfNoEntry: false })?.isFile()) {
      response.writeHead(404).end();
      return;
    }
    const body = bodyOf(file);
    sent.push({ path: path.slice(1) || 'index.html', bytes: body.length, at: Date.now() });
    response.writeHead(200, {
      'content-type': types[extname(file)] ?? 'application/octet-stream', 'content-length': body.length, ...(!plain.has(extname(file)) && { 'content-encoding': 'gzip' }),
    }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`, sent,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
