import { importCatalog } from '../../../src/catalog/import/importCatalog';
import type { ColumnMapping } from '../../../src/catalog/import/columns';
import type { ImportSource } from '../../../src/catalog/import/source';

/** A folder written in a test: texts become UTF-8. */
export function tableSource(files: Record<string, string | Uint8Array>): ImportSource {
  const paths = new Map(Object.entries(files));
  return {
    name: 'inline',
    list: async () => [...paths.keys()],
    read: async (path) => {
      const content = paths.get(path);
      return content === undefined ? null : typeof content === 'string' ? new TextEncoder().encode(content) : content;
    },
  };
}

/** The catalog, the report and how often each kind of problem was met. */
export async function imported(files: Record<string, string | Uint8Array>, mapping?: ColumnMapping) {
  const { catalog: open, report } = await importCatalog(tableSource(files), { mapping });
  const problems = Object.fromEntries(report.problems.map(({ kind, count }) => [kind, count]));
  return { open, catalog: open.catalog, report, problems };
}

export async function gzip(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
