import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EventFlow } from '../../../src/lab/train/eventFlow';
import type { TrainingEvent } from '../../../src/lab/trainApi';

const saved = (step: number): TrainingEvent => ({ kind: 'saved', step });
const stepsOf = (events: TrainingEvent[]) => events.flatMap((event) => (event.kind === 'saved' ? [event.step] : []));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the flow of events', () => {
  it('tells the first at once, then at most one list every 150 ms, in order and without a loss', async () => {
    const lists: number[][] = [];
    const flow = new EventFlow((events) => void lists.push(stepsOf(events)));
    for (let step = 1; step <= 100; step++) {
      flow.push(saved(step));
      await vi.advanceTimersByTimeAsync(10);
    }
    await flow.flush();
    expect(lists[0]).toEqual([1]);
    expect(lists.length).toBeLessThanOrEqual(2 + 1000 / 150);
    expect(lists.flat()).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
  });

  it('gives a slow listener one list at a time', async () => {
    const lists: number[][] = [];
    let listening = 0;
    const flow = new EventFlow(async (events) => {
      listening += 1;
      expect(listening).toBe(1);
      await new Promise((resolve) => { setTimeout(resolve, 500); });
      listening -= 1;
      lists.push(stepsOf(events));
    });
    for (let step = 1; step <= 20; step++) {
      flow.push(saved(step));
      await vi.advanceTimersByTimeAsync(100);
    }
    const rest = flow.flush();
    await vi.advanceTimersByTimeAsync(2000);
    await rest;
    expect(lists.flat()).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    expect(lists.length).toBeLessThan(7);
  });

  it('hands on what the listener throws to whoever waits for the end', async () => {
    const flow = new EventFlow(() => { throw new Error('the page is gone'); });
    flow.push(saved(1));
    await expect(flow.flush()).rejects.toThrow('the page is gone');
  });
});
