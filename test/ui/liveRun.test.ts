import { expect, it, vi } from 'vitest';
import { draftFrom } from '../../src/experiment/draft';
import type { BackendCard, TrainingEvent, TrainRequest } from '../../src/lab/trainApi';

type Tell = (events: TrainingEvent[]) => void;
type Training = (tell: Tell) => Promise<{ status: 'finished'; step: number }>;

const page = vi.hoisted(() => ({
  trainings: [] as unknown[],
  workers: [] as { opened: string[]; requests: unknown[]; ended: boolean }[],
}));
vi.mock('../../src/lab/client', () => ({
  startTraining: async () => {
    const worker = { opened: [] as string[], requests: [] as unknown[], ended: false };
    page.workers.push(worker);
    const lab = {
      openBackend: async (wanted: string): Promise<BackendCard> => {
        worker.opened.push(wanted);
        return { backend: 'webgpu', forced: true, tried: [] };
      },
      train: (request: TrainRequest, tell: Tell) => {
        worker.requests.push(request);
        return (page.trainings.shift() as Training)(tell);
      },
    };
    return { lab, died: new Promise<never>(() => undefined), end: () => { worker.ended = true; } };
  },
}));
vi.mock('../../src/ui/state/labStore', () => ({
  manage: async () => null, messageOf: (cause: Error) => cause.message, useLabStore: { setState: () => undefined },
}));
vi.stubGlobal('window', { location: { hash: '' } });
const { resumeRun, startRun, useLiveRun } = await import('../../src/ui/state/liveRun');
const { chooseBackend } = await import('../../src/ui/state/trainWorker');

const { presetId, experiment } = draftFrom('make', 'nano', 'shop-nano', 1);
const opened = (from: number, repeated: number) => ({ kind: 'opened', record: { name: 'amber-heron', experiment }, facts: {}, total: 250, from, repeated, skipped: [] }) as unknown as TrainingEvent;
const steps = (...all: number[]) => all.map((step): TrainingEvent => ({ kind: 'step', step, total: 250, metrics: { step } }));
const lost = () => Promise.reject(Object.assign(new Error('The GPU was lost. Continue at the last checkpoint.'), { name: 'DeviceLostError' }));
const toTheEnd = (from: number): Training => async (tell) => {
  tell([opened(from, 1), ...steps(250)]);
  return { status: 'finished', step: 250 };
};
const until = (phase: string) => new Promise<void>((reached) => {
  const end = useLiveRun.subscribe((run) => {
    if (run.phase !== phase) return;
    end();
    reached();
  });
});

it('a lost device: the run goes on by itself in a new worker, on the backend that was chosen, at its newest checkpoint', async () => {
  await chooseBackend('webgpu');
  page.trainings.push((tell: Tell) => {
    tell([opened(0, 0), { kind: 'saved', step: 0 }, ...steps(1, 2), { kind: 'saved', step: 2 }, ...steps(3)]);
    return lost();
  }, toTheEnd(2));
  const runId = startRun(presetId, experiment);
  await until('finished');
  const [first, second] = page.workers;
  expect([first.opened, second.opened, first.ended, second.ended]).toEqual([['webgpu'], ['webgpu'], true, false]);
  expect(first.requests).toMatchObject([{ kind: 'new', runId }]);
  expect(second.requests).toMatchObject([{ kind: 'continue', runId, step: null }]);
  expect(useLiveRun.getState()).toMatchObject({ runId, step: 250, checkpoints: [0, 2], incident: { kind: 'device', step: 3, from: 2, repeated: 1 } });
});

it('one that is lost again and again waits for its reader, keeps its checkpoints, and goes on with Resume', async () => {
  page.workers.length = 0;
  page.trainings.push((tell: Tell) => {
    tell([opened(0, 0), { kind: 'saved', step: 0 }, ...steps(1), { kind: 'saved', step: 1 }]);
    return lost();
  }, ...Array.from({ length: 3 }, () => (tell: Tell) => {
    tell([opened(1, 0)]);
    return lost();
  }));
  const runId = startRun(presetId, experiment);
  await until('lost');
  const live = useLiveRun.getState();
  expect(live).toMatchObject({ step: 1, checkpoints: [0, 1], incident: { kind: 'device', message: expect.stringContaining('last checkpoint') } });
  expect(page.trainings).toEqual([]);

  page.trainings.push(toTheEnd(1));
  resumeRun({ runId, name: live.name, presetId, experiment, lines: live.lines, checkpoints: live.checkpoints });
  await until('finished');
  expect(page.workers.at(-1)?.requests).toMatchObject([{ kind: 'continue', runId, step: null }]);
  expect(useLiveRun.getState()).toMatchObject({ step: 250, incident: null });
});
