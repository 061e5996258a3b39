import { describe, expect, it } from 'vitest';
import type { TrainingEvent } from '../../src/lab/trainApi';
import type { LiveRun } from '../../src/ui/state/liveRun';
import { afterEvents } from '../../src/ui/state/runEvents';

const run = (change: Partial<LiveRun>): LiveRun => ({
  phase: 'running', runId: 'r', name: 'amber-heron', experiment: null, presetId: 'make', step: 60, total: 250, stage: '', lines: [{ step: 50, loss: 3 }, { step: 60, loss: 2 }], checkpoints: [0, 50], facts: null,
  progress: null, incident: { kind: 'worker', step: 60, from: null, repeated: null, message: '' }, slowMotion: false, batch: null, ...change,
});
const opened = { kind: 'opened', from: 50, total: 250, repeated: 10, skipped: [], facts: {}, record: { name: 'amber-heron', experiment: {} } } as unknown as TrainingEvent;
const step = (at: number, loss: number): TrainingEvent => ({ kind: 'step', step: at, total: 250, metrics: { step: at, loss } } as TrainingEvent);

describe('what a trainer tells', () => {
  it('after a run goes back to a checkpoint takes the place of what was made after it', () => {
    const after = afterEvents(run({ phase: 'starting' }), [opened, step(51, 2.9), step(52, 2.8), { kind: 'saved', step: 52 } as TrainingEvent]);
    expect(after.lines.map(({ step: at, loss }) => [at, loss])).toEqual([[50, 3], [51, 2.9], [52, 2.8]]);
    expect(after).toMatchObject({ phase: 'running', step: 52, checkpoints: [0, 50, 52], incident: { from: 50, repeated: 10 } });
  });

  it('too late does not bring back a run that is over, nor one that is being stopped', () => {
    for (const phase of ['stopping', 'stopped', 'finished', 'lost'] as const) expect(afterEvents(run({ phase }), [{ kind: 'paused', step: 60 }]).phase).toBe(phase);
    for (const phase of ['starting', 'running', 'pausing', 'paused'] as const) expect(afterEvents(run({ phase }), [{ kind: 'paused', step: 60 }]).phase).toBe('paused');
  });
});
