import { describe, expect, it } from 'vitest';
import { planAblation, type AblationPlan } from '../../src/experiment/ablation';
import { make } from '../../src/experiment/presets/make';
import type { KeptRun } from '../../src/lab/runsApi';
import { createAblationQueue, type QueueLab } from '../../src/ui/state/ablationQueue';
import { queueSteps, secondsLeft } from '../../src/ui/state/queueProgress';
import type { LiveRun } from '../../src/ui/state/liveRun';

type Phase = LiveRun['phase'];
const alive: Phase[] = ['starting', 'running', 'pausing', 'paused', 'stopping'];

function planOf(seeds: number[] = [1, 2]): AblationPlan {
  return planAblation({ name: 'two mechanisms', presetId: 'make', experiment: make.experiment('nano', 'shop-nano', 7), switches: ['modalAdaptation', 'falseNegativeMask'], seeds }, new Date('2026-11-21T12:00:00Z'));
}

/** Trains by hand: what is asked for is written down, and the test says how each run goes. */
function fakeLab() {
  const asked: string[] = [];
  const kept = new Map<string, KeptRun['summary']['status']>();
  const saved: AblationPlan[] = [];
  const seen: { runId: string; seed: number; fusion: string; ablation: string }[] = [];
  const listeners = new Set<() => void>();
  let live: Pick<LiveRun, 'phase' | 'runId' | 'step' | 'incident'> = { phase: 'none', runId: null, step: 0, incident: null };
  let clock = 0;
  const set = (change: Partial<typeof live>) => {
    live = { ...live, ...change };
    for (const listener of Array.from(listeners)) listener();
  };
  const settle = async () => { for (let i = 0; i < 20; i++) await Promise.resolve(); };
  const lab: QueueLab = {
    list: async () => [...kept].map(([id, status]) => ({ id, status })),
    read: async (id) => ({ summary: { id, name: id, presetId: 'make', checkpoints: [50] }, experiment: make.experiment('nano', 'shop-nano', 1), lines: [] }) as unknown as KeptRun,
    save: async (plan) => void saved.push(plan),
    live: () => live,
    onLive: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    isAlive: ({ phase }) => alive.includes(phase),
    start: (_preset, experiment, ablation, runId) => {
      asked.push(`start ${runId}`);
      seen.push({ runId, seed: experiment.seed, fusion: experiment.model.fusion.kind, ablation });
      set({ phase: 'running', runId, step: 0 });
    },
    resume: ({ runId }) => {
      asked.push(`resume ${runId}`);
      set({ phase: 'running', runId, step: 50 });
    },
    stop: async () => end('stopped'),
    newRunId: (seed, taken) => `again-${seed}-${taken.size}`,
    now: () => clock,
  };
  function end(phase: Phase, incident: LiveRun['incident'] = null) {
    if (live.runId && (phase === 'finished' || phase === 'stopped')) kept.set(live.runId, phase);
    set({ phase, incident });
  }
  const train = (step: number, milliseconds: number) => {
    clock += milliseconds;
    set({ step });
  };
  return { lab, asked, kept, saved, seen, settle, end, set, train, listeners };
}

describe('the queue of an ablation', () => {
  it('keeps the plan, then trains the baseline and each variant for one seed after the other, each as its own run of this ablation', async () => {
    const fake = fakeLab();
    const queue = createAblationQueue(fake.lab);
    const plan = planOf();
    const through = queue.start(plan);
    for (const { runId } of plan.runs) {
      await fake.settle();
      expect(fake.asked.at(-1)).toBe(`start ${runId}`);
      fake.end('finished');
    }
    await through;
    expect(fake.saved).toEqual([plan]);
    expect(fake.asked).toHaveLength(6);
    expect(fake.seen.map(({ seed, fusion }) => `${seed} ${fusion}`)).toEqual(['1 scalarGate', '1 fixed', '1 scalarGate', '2 scalarGate', '2 fixed', '2 scalarGate']);
    expect(new Set(fake.seen.map(({ ablation }) => ablation))).toEqual(new Set([plan.id]));
    expect(queue.use.getState()).toMatchObject({ phase: 'finished', done: 6 });
    expect(fake.listeners.size).toBe(0);
  });

  it('waits while another run is being trained, and can be stopped meanwhile', async () => {
    const fake = fakeLab();
    const queue = createAblationQueue(fake.lab);
    fake.set({ phase: 'paused', runId: 'other' });
    const plan = planOf([1]);
    const first = queue.start(plan);
    await fake.settle();
    expect([queue.use.getState().phase, fake.asked]).toEqual(['waiting', []]);
    await expect(queue.start(planOf([3]))).rejects.toThrow(/two mechanisms.*Stop it/);
    await queue.stop();
    await first;
    expect([queue.use.getState().phase, fake.asked]).toEqual(['stopped', []]);

    const second = queue.resume(plan);
    await fake.settle();
    fake.end('finished');
    await fake.settle();
    expect(fake.asked).toEqual([expect.stringMatching(/^start /)]);
    await queue.stop();
    await second;
    expect(fake.listeners.size).toBe(0);
  });

  it('goes on with the half-trained run, leaves finished ones alone, and gives a run that is gone a new name', async () => {
    const fake = fakeLab();
    const queue = createAblationQueue(fake.lab);
    const plan = planOf([1]);
    const [finished, half, gone] = plan.runs.map(({ runId }) => runId);
    fake.kept.set(finished, 'finished');
    fake.kept.set(half, 'running');
    const through = queue.resume(plan);
    await fake.settle();
    expect(fake.asked).toEqual([`resume ${half}`]);
    expect(queue.use.getState()).toMatchObject({ done: 1, at: 1, phase: 'training' });
    fake.end('finished');
    await fake.settle();
    const renamed = fake.saved[0].runs[2].runId;
    expect(renamed).not.toBe(gone);
    expect(fake.asked.at(-1)).toBe(`start ${renamed}`);
    fake.end('finished');
    await through;
    expect(queue.use.getState()).toMatchObject({ phase: 'finished', done: 3 });
  });

  it('stands when its run is stopped, and says why one broke off', async () => {
    const fake = fakeLab();
    const queue = createAblationQueue(fake.lab);
    const plan = planOf([1]);
    const stopped = queue.start(plan);
    await fake.settle();
    fake.end('stopped');
    await stopped;
    expect(queue.use.getState().phase).toBe('stopped');

    const broken = queue.resume(plan);
    await fake.settle();
    expect(fake.asked.at(-1)).toBe(`resume ${plan.runs[0].runId}`);
    fake.end('lost', { kind: 'disk', step: 60, from: 50, repeated: null, message: 'The disk is full.' });
    await broken;
    expect(queue.use.getState()).toMatchObject({ phase: 'failed', failure: 'The disk is full.' });
  });

  it('lets the run that was stopped end before it says so', async () => {
    const fake = fakeLab();
    const queue = createAblationQueue({ ...fake.lab, stop: async () => fake.set({ phase: 'stopping' }) });
    const through = queue.start(planOf([1]));
    await fake.settle();
    await queue.stop();
    expect(queue.use.getState().phase).toBe('stopping');
    fake.end('stopped');
    await through;
    expect(queue.use.getState().phase).toBe('stopped');
  });

  it('tells the time left from steps that ran, pauses left out', async () => {
    const fake = fakeLab();
    const queue = createAblationQueue(fake.lab);
    const plan = planOf([1]);
    void queue.start(plan);
    await fake.settle();
    expect(secondsLeft(queue.use.getState(), queueSteps(queue.use.getState(), 0))).toBeNull();
    fake.train(10, 1000);
    fake.train(20, 1000);
    fake.set({ phase: 'paused' });
    fake.train(20, 60_000);
    fake.set({ phase: 'running' });
    fake.train(30, 1000);
    const { measured } = queue.use.getState();
    expect(measured.milliseconds / measured.steps).toBe(100);
    const each = plan.experiment.training.stages[0].steps;
    const steps = queueSteps(queue.use.getState(), 30);
    expect(steps).toEqual({ done: 30, total: 3 * each });
    expect(secondsLeft(queue.use.getState(), steps)).toBeCloseTo((3 * each - 30) / 10, 6);
    await queue.stop();
  });
});
