import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundledCatalogs } from '../../../src/catalog/bundled';
import { shippedRankers, type AnswerFile } from '../../../src/lab/api';
import { answerFiles, answerText } from '../../../src/lab/search/answers';
import { answerPath } from '../../../src/lab/search/shippedRunNames';
import { testLab } from '../../support/testLab';

const runs = join(import.meta.dirname, '../../../public/runs');
const cure = 'is out of date: run npm run answers';
/** The files hold six digits. Beyond them nothing differs: wasm computes the same bits in Node and in Chromium. */
const tolerance = 2e-6;

/** Where two values of plain data differ: numbers by more than the tolerance, anything else at all. */
function differences(shipped: unknown, live: unknown, at: string): string[] {
  if (typeof shipped === 'number' && typeof live === 'number') return Math.abs(shipped - live) <= tolerance ? [] : [`${at}: ${shipped}, live ${live}`];
  if (typeof shipped !== 'object' || typeof live !== 'object' || !shipped || !live) return shipped === live ? [] : [`${at}: ${String(shipped)}, live ${String(live)}`];
  const [a, b] = [shipped as Record<string, unknown>, live as Record<string, unknown>];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key) => differences(a[key], b[key], `${at}.${key}`));
}

const shippedFiles = readdirSync(runs).flatMap((run) => readdirSync(join(runs, run, 'answers')).map((name) => `${run}/answers/${name}`)).sort();
const readShipped = (path: string) => JSON.parse(readFileSync(join(runs, path), 'utf8')) as AnswerFile;

describe('answers made beforehand', () => {
  const live = new Map<string, AnswerFile>();

  it.each(bundledCatalogs)('are those of the live model over %s', async (catalog) => {
    for await (const [path, file] of answerFiles(testLab(), catalog)) {
      live.set(path, file);
      expect(shippedFiles, `${path} ${cure}`).toContain(path);
      expect(differences(readShipped(path), JSON.parse(answerText(file)), path), cure).toEqual([]);
    }
  });

  it('lie there for every example, ranker and catalog, and no others', () => {
    expect(shippedFiles, cure).toEqual([...live.keys()].sort());
    const of = new Map([...live.values()].map((file) => [file.catalog.id, file.examples]));
    for (const [catalog, examples] of of) for (const { query } of examples) for (const ranker of shippedRankers) {
      const { answers, figures, pictures } = readShipped(answerPath(catalog, ranker, query));
      expect(answers[ranker].query).toBe(query);
      expect(figures.map((figure) => figure.ranker)).toEqual([...shippedRankers]);
      const pictured = answers[ranker].results.filter(({ hasImage }) => hasImage).map(({ productId }) => productId);
      expect(Object.keys(pictures)).toEqual(expect.arrayContaining(pictured));
    }
  });

  it('are listed among the files of their run', () => {
    for (const run of readdirSync(runs)) {
      const listed = JSON.parse(readFileSync(join(runs, run, 'files.json'), 'utf8')) as string[];
      const there = readdirSync(join(runs, run), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name !== 'files.json');
      expect(listed.toSorted(), `${run}/files.json ${cure}`).toEqual(there.map(({ parentPath, name }) => join(parentPath, name).slice(join(runs, run).length + 1)).sort());
    }
  });
});
