import { describe, expect, it } from 'vitest';
import { Turnstile } from '../../src/lab/turnstile';

/** A loop that counts how often it got through. */
function loop(gate: Turnstile) {
  const state = { passed: 0, going: true };
  const done = (async () => {
    while (state.going) {
      await gate.pass();
      state.passed += 1;
      if (state.passed === 100) state.going = false;
    }
    gate.end();
  })();
  return { state, done };
}

const settle = () => new Promise((resolve) => { setImmediate(resolve); });

describe('a turnstile', () => {
  it('lets everything through while it is open', async () => {
    const { state, done } = loop(new Turnstile());
    await done;
    expect(state.passed).toBe(100);
  });

  it('lets through exactly as many as it is asked for while it is closed, and says when each was made', async () => {
    const gate = new Turnstile();
    gate.pause();
    const { state, done } = loop(gate);
    await settle();
    expect(state.passed).toBe(0);
    await gate.turn();
    expect(state.passed).toBe(1);
    await Promise.all([gate.turn(), gate.turn(), gate.turn()]);
    expect(state.passed).toBe(4);
    gate.resume();
    await done;
    expect(state.passed).toBe(100);
  });

  it('keeps no turns from the time it was open, so that the next pause holds', async () => {
    const gate = new Turnstile();
    await gate.turn();
    await gate.pass();
    gate.pause();
    const { state, done } = loop(gate);
    await settle();
    expect(state.passed).toBe(0);
    gate.resume();
    await done;
  });

  it('does tasks between two steps, open or closed, one after the other, and hands on what they throw to whoever asked', async () => {
    const gate = new Turnstile();
    gate.pause();
    const { state, done } = loop(gate);
    expect(await gate.between(async () => state.passed)).toBe(0);
    await expect(gate.between(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await gate.turn();
    expect(await gate.between(async () => state.passed)).toBe(1);
    gate.resume();
    const seen = await gate.between(async () => {
      const before = state.passed;
      await settle();
      return [before, state.passed];
    });
    expect(seen?.[0]).toBe(seen?.[1]);
    await done;
  });

  it('lets nobody wait for a loop that is over', async () => {
    const gate = new Turnstile();
    gate.pause();
    const waiting = [gate.turn(), gate.between(async () => 'done')];
    gate.end();
    expect(await Promise.all(waiting)).toEqual([undefined, null]);
    expect(await gate.between(async () => 'done')).toBeNull();
    await gate.turn();
  });
});
