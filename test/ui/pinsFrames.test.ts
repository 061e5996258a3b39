import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Frame } from '../../src/lab/runsApi';

const asked: string[][] = [];
let answers: (queries: string[]) => Promise<Frame['queries']>;
const ranked = (query: string) => ({ query, results: [], relevant: null, found10: null, ndcg10: null });

vi.mock('../../src/ui/state/labStore', () => ({
  messageOf: String, useLabStore: () => null,
  ask: (question: (lab: null, runs: { frame(runId: string, step: number, queries: string[]): Promise<Frame> }) => Promise<unknown>) => question(null, {
    frame: async (runId, step, queries) => {
      asked.push(queries);
      return { runId, step, queries: await answers(queries) };
    },
  }),
}));
vi.mock('../../src/ui/state/route', () => ({ go: () => undefined, useRoute: () => ({}) }));
const { forgetFrames, knownFrame, readFrame } = await import('../../src/ui/state/frames');

afterEach(() => {
  asked.length = 0;
  for (const run of ['run', 'run-2']) forgetFrames(run);
});
const frame = (pins: string[], step = 50, runId = 'run') => ({ runId, step, pins });

describe('frames of pinned queries', () => {
  it('are asked for once: a query that is pinned later is the only one that is ranked then', async () => {
    answers = (queries) => Promise.resolve(queries.map(ranked));
    expect(knownFrame(frame(['lamp']))).toBeNull();
    await readFrame(frame(['lamp', 'mug']));
    await readFrame(frame(['mug', 'towel', 'lamp']));
    expect((await readFrame(frame(['towel', 'mug']))).queries.map(({ query }) => query)).toEqual(['towel', 'mug']);
    expect(asked).toEqual([['lamp', 'mug'], ['towel']]);
  });

  it('are asked for once by the film and by the list at the same time', async () => {
    let answer = () => undefined as void;
    answers = async (queries) => {
      await new Promise<void>((over) => { answer = over; });
      return queries.map(ranked);
    };
    const both = [readFrame(frame(['lamp'])), readFrame(frame(['lamp']))];
    answer();
    expect(await both[0]).toEqual(await both[1]);
    expect(asked).toEqual([['lamp']]);
  });

  it('are asked for again after a failure, and after their run was replaced', async () => {
    answers = () => Promise.reject(new Error('torn'));
    await expect(readFrame(frame(['lamp']))).rejects.toThrow('torn');
    answers = (queries) => Promise.resolve(queries.map(ranked));
    await readFrame(frame(['lamp']));
    await readFrame(frame(['lamp'], 50, 'run-2'));
    forgetFrames('run');
    expect(knownFrame(frame(['lamp']))).toBeNull();
    expect(knownFrame(frame(['lamp'], 50, 'run-2'))?.step).toBe(50);
  });

  it('say so where the answer is of fewer queries than were asked', async () => {
    answers = () => Promise.resolve([]);
    await expect(readFrame(frame(['lamp']))).rejects.toThrow('Expected 1 ranked queries of step 50, got 0');
  });
});
