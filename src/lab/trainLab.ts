// Trains one run at a time. The same class in a worker, in Node and in a test.
import { openBundled } from '../catalog/bundled';
import { sizes, type Size } from '../experiment/experiment';
import { withSettings } from '../experiment/parse';
import { presetById } from '../experiment/presets/presets';
import { newRecord } from '../experiment/run';
import { createRunFolder } from '../experiment/runFolder';
import { subfolder } from '../storage/files';
import type { Platform } from './platform';
import { prepare } from './prepare';
import { probeStep } from './probe';
import type { TrainApi, TrainingEvent, TrainRequest } from './trainApi';
import { runTraining } from './trainingRun';
import { Turnstile } from './turnstile';

export class TrainLab implements TrainApi {
  private turnstile: Turnstile | null = null;
  private stopping = false;

  constructor(private readonly platform: Platform) {}

  async train(request: TrainRequest, onEvent: (event: TrainingEvent) => unknown): Promise<{ status: string; step: number }> {
    if (this.turnstile) throw new Error('A run is being trained already. Stop it before starting another.');
    const gate = new Turnstile();
    this.turnstile = gate;
    this.stopping = false;
    try {
      const choice = await this.platform.openBackend(request.backend, probeStep);
      onEvent({ kind: 'backend', ...choice });
      const folder = createRunFolder(subfolder(this.platform.files, request.folder));
      const from = (await folder.readCheckpoint())?.checkpoint ?? null;
      const preset = presetById(request.presetId);
      const experiment = from?.context.record.experiment ?? withSettings(preset.experiment(sizeNamed(request.size), request.catalog, request.seed), request.settings);
      const record = from?.context.record ?? newRecord(preset, experiment, `${preset.title}, ${request.size}`, choice.backend);
      const prepared = await prepare(openBundled(experiment.catalog), experiment, await this.platform.decoder(), {
        context: from?.context, onProgress: (progress) => onEvent({ kind: 'progress', progress }), cache: subfolder(this.platform.files, 'cache'),
      });
      record.catalogFingerprint = prepared.fingerprint;
      const events = runTraining({ prepared, record, folder, from });
      let told: unknown = null;
      for (;;) {
        await gate.pass();
        if (this.stopping) await events.return();
        const { value, done } = await events.next();
        if (done) break;
        for (const event of value) told = onEvent(event);
      }
      // Across a worker's border events and this answer take different ways: the last event is waited for.
      await told;
      return { status: record.status, step: record.step };
    } finally {
      this.turnstile = null;
    }
  }

  async pause(): Promise<void> {
    this.turnstile?.pause();
  }

  async resume(): Promise<void> {
    this.turnstile?.resume();
  }

  async step(): Promise<void> {
    this.turnstile?.turn();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.turnstile?.resume();
  }
}

function sizeNamed(size: string): Size {
  const known = sizes.find((name) => name === size);
  if (!known) throw new Error(`There is no size '${size}'. Sizes: ${sizes.join(', ')}.`);
  return known;
}
