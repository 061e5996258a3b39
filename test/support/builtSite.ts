import { readFileSync, statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { inject } from 'vitest';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.json': 'application/json', '.jsonl': 'application/jsonl',
  '.webmanifest': 'application/manifest+json', '.svg': 'image/svg+xml', '.png': 'image/png', '.wasm': 'application/wasm', '.woff2': 'font/woff2',
};

declare module 'vitest' {
  interface ProvidedContext {
    siteFolder: string;
  }
}

export interface BuiltSite {
  url: string;
  folder: string;
  close(): Promise<void>;
}

/** The lane's build behind a plain file server of its own, under a sub-path as on any static host. */
export function openBuiltSite(subPath = 'some/folder'): Promise<BuiltSite> {
  return serveFolder(inject('siteFolder'), subPath);
}

/** Names in `assets/` carry a hash of their content and never change; everything else is asked for anew. */
export async function serveFolder(folder: string, subPath = 'some/folder'): Promise<BuiltSite> {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname));
    const inside = path.startsWith(`/${subPath}/`) ? path.slice(subPath.length + 2) : null;
    answer(response, inside === null ? null : join(folder, inside === '' ? 'index.html' : inside), inside?.startsWith('assets/') ?? false);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}/${subPath}/`, folder,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function answer(response: ServerResponse, file: string | null, lasting: boolean): void {
  if (!file || !statSync(file, { throwIfNoEntry: false })?.isFile()) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    'content-type': types[extname(file)] ?? 'application/octet-stream', 'cache-control': lasting ? 'public, max-age=31536000, immutable' : 'no-cache', 'x-content-type-options': 'nosniff',
  }).end(readFileSync(file));
}
