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

  it('lets through exactly as many as it is asked for while it is closed', async () => {
    const gate = new Turnstile();
    gate.pause();
    const { state, done } = loop(gate);
    await settle();
    expect(state.passed).toBe(0);
    gate.turn();
    await settle();
    expect(state.passed).toBe(1);
    gate.turn();
    gate.turn();
    gate.turn();
    await settle();
    expect(state.passed).toBe(4);
    gate.resume();
    await done;
    expect(state.passed).toBe(100);
  });

  it('keeps no turns from the time it was open, so that the next pause holds', async () => {
    const gate = new Turnstile();
    gate.turn();
    await gate.pass();
    gate.pause();
    const { state, done } = loop(gate);
    await settle();
    expect(state.passed).toBe(0);
    gate.resume();
    await done;
  });
});
