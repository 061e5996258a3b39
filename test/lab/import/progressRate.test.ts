import { describe, expect, it } from 'vitest';
import type { Progress } from '../../../src/lab/api';
import { progressWithRate } from '../../../src/lab/import/progressRate';

/** What is passed on of steps at given milliseconds. */
function told(steps: [at: number, task: Progress['task'], done: number][], total = 1000) {
  const heard: (Progress & { at: number })[] = [];
  let clock = 0;
  const tell = progressWithRate((progress) => heard.push({ ...progress, at: clock }), () => clock);
  for (const [at, task, done] of steps) {
    clock = at;
    tell({ task, done, total });
  }
  return heard;
}

describe('progress', () => {
  it('has no rate before it can be told, then one with the time left', () => {
    const heard = told(Array.from({ length: 21 }, (_, i) => [i * 100, 'pictures', i * 10]));
    expect(heard[0]).toMatchObject({ done: 0, perSecond: null, secondsLeft: null });
    expect(heard.at(-1)!.perSecond).toBeCloseTo(100);
    expect(heard.at(-1)!.secondsLeft).toBeCloseTo(8);
  });

  it('follows a task that slows down, and starts anew with the next task', () => {
    const fast = Array.from({ length: 10 }, (_, i): [number, Progress['task'], number] => [i * 500, 'pictures', i * 50]);
    const slow = Array.from({ length: 20 }, (_, i): [number, Progress['task'], number] => [5000 + i * 500, 'pictures', 450 + i]);
    const heard = told([...fast, ...slow, [16_000, 'vectors', 0]]);
    expect(heard.findLast(({ task }) => task === 'pictures')!.perSecond).toBeCloseTo(2, 0);
    expect(heard.at(-1)).toMatchObject({ task: 'vectors', perSecond: null });
  });

  it('is passed on ten times a second at most, the last step always', () => {
    const heard = told([...Array.from({ length: 1000 }, (_, i): [number, Progress['task'], number] => [i, 'pictures', i]), [1000, 'pictures', 1000]]);
    expect(heard.length).toBeLessThanOrEqual(12);
    expect(heard.at(-1)).toMatchObject({ done: 1000, secondsLeft: 0 });
  });
});
