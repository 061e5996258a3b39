import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const rooms = ['math', 'storage', 'catalog', 'features', 'ops', 'nn', 'model', 'pretrained', 'training', 'retrieval', 'evaluation', 'experiment', 'lab'];
const outer = ['cli', 'ui'];

interface Source {
  path: string;
  room: string;
  text: string;
  imports: { from: string; typeOnly: boolean }[];
}

function sourcesUnder(folder: string): Source[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !path.startsWith('src/ops/wasm/'))
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      const imports = [...text.matchAll(/^(?:import|export)\s+(type\s)?[^'"`;]*?(?:from\s+)?['"]([^'"]+)['"]/gm)].map((m) => ({ from: m[2], typeOnly: Boolean(m[1]) }));
      const dynamic = [...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g)].map((m) => ({ from: m[1], typeOnly: false }));
      return { path, room: path.split('/')[1] ?? '', text, imports: [...imports, ...dynamic] };
    });
}

const sources = sourcesUnder('src');
const code = (source: Source) => source.text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '');
const roomOf = (source: Source, from: string) => normalize(join(dirname(source.path), from)).split('/')[1];
const offenders = (bad: (source: Source) => string[]) => sources.flatMap((source) => bad(source).map((what) => `${source.path}: ${what}`));

describe('the rooms', () => {
  it('hold every source file, apart from the entry and its declarations', () => {
    const outside = sources.filter((s) => ![...rooms, ...outer].includes(s.room) && !['src/main.tsx', 'src/assembly.d.ts'].includes(s.path));
    expect(outside.map((s) => s.path)).toEqual([]);
  });

  it('import only from themselves and from rooms to their left', () => {
    expect(offenders((s) => s.imports.filter(({ from }) => from.startsWith('.')).flatMap(({ from }) => {
      const target = roomOf(s, from);
      if (target === s.room || s.path === 'src/main.tsx') return [];
      const allowed = outer.includes(s.room) ? rooms : rooms.slice(0, rooms.indexOf(s.room));
      return allowed.includes(target) ? [] : [`imports '${from}', but ${s.room} may only look left (${allowed.join(' ')})`];
    }))).toEqual([]);
  });

  it('keep TensorFlow in the tensor rooms and the two platform files', () => {
    const may = ['ops', 'nn', 'model', 'pretrained', 'training', 'retrieval'];
    const files = ['src/lab/browserPlatform.ts', 'src/cli/nodePlatform.ts', 'src/cli/bench'];
    expect(offenders((s) => may.includes(s.room) || files.some((f) => s.path.startsWith(f)) ? []
      : s.imports.filter((i) => i.from.startsWith('@tensorflow/') && !i.typeOnly).map((i) => `imports ${i.from}`))).toEqual([]);
  });

  it('let the ui see the heavy rooms by type only', () => {
    const heavy = ['ops', 'nn', 'model', 'pretrained', 'training', 'retrieval', 'evaluation'];
    expect(offenders((s) => s.room !== 'ui' && s.path !== 'src/main.tsx' ? []
      : s.imports.filter((i) => !i.typeOnly && i.from.startsWith('.') && heavy.includes(roomOf(s, i.from))
        && !/\/config$|\/retriever$/.test(i.from)).map((i) => `imports '${i.from}' for its values`))).toEqual([]);
  });

  it('keep React and the kit in the ui', () => {
    expect(offenders((s) => s.room === 'ui' || s.path === 'src/main.tsx' ? []
      : s.imports.filter((i) => /^(react|recharts|@mantine)/.test(i.from)).map((i) => `imports ${i.from}`))).toEqual([]);
  });

  it('keep Node in the command line', () => {
    expect(offenders((s) => s.room === 'cli' ? [] : s.imports.filter((i) => /^(node:|sharp$)/.test(i.from)).map((i) => `imports ${i.from}`))).toEqual([]);
  });

  it('keep browser globals at the edge', () => {
    const may = (s: Source) => s.room === 'ui' || s.path === 'src/main.tsx' || /^src\/(storage\/(opfsFiles|indexedDbFiles)|lab\/(browserPlatform|client|worker)|cli\/page\w+)\.ts$/.test(s.path);
    expect(offenders((s) => may(s) ? [] : [...code(s).matchAll(/\b(document|window|localStorage|navigator|indexedDB|OffscreenCanvas|createImageBitmap)\./g)].map((m) => `uses ${m[1]}`)
      .filter((use) => !(s.room === 'ops' && use === 'uses navigator')))).toEqual([]);
  });
});

describe('the whole source', () => {
  it('never draws from Math.random and never blocks on a read', () => {
    expect(offenders((s) => [...code(s).matchAll(/Math\.random\b|\b(?:dataSync|arraySync|bufferSync)\(|(?<!window)\.print\(\)/g)].map((m) => `uses ${m[0]}`)
      .filter(() => !s.path.startsWith('src/cli/bench')))).toEqual([]);
  });

  it('switches no types off', () => {
    expect(offenders((s) => [...s.text.matchAll(/@ts-(?:ignore|nocheck|expect-error)|\bas any\b|: any\b/g)].map((m) => m[0]))).toEqual([]);
  });

  it('names files after their concept', () => {
    const vague = /(^|\/)(index|utils?|helpers?|common|misc|lib)\.tsx?$/;
    expect([...sources, ...sourcesUnder('test')].map((s) => s.path).filter((path) => vague.test(path))).toEqual([]);
  });

  it('keeps one list of top-level entries', () => {
    const allowed = ['package.json', 'tsconfig.json', 'index.html', 'src', 'public', 'test', 'vite.config.ts', 'README.md', 'LICENSE', 'package-lock.json', '.gitignore', '.ci', '.oxlintrc.json'];
    const ignored = ['node_modules', 'dist', 'runs', '.git', '.vite'];
    expect(readdirSync(root).filter((name) => ![...allowed, ...ignored].includes(name))).toEqual([]);
  });
});

describe('the tests', () => {
  it('are never skipped in silence', () => {
    const skipped = sourcesUnder('test').filter((s) => /\b(it|test|describe)\.(skip|todo|only)\b/.test(s.text) && s.path !== 'test/architecture.test.ts');
    expect(skipped.map((s) => s.path)).toEqual([]);
  });
});
