// The worker of one import: whatever a file does to it, the page hears of it.
import { proxy } from 'comlink';
import type { ColumnMapping } from '../../../catalog/import/columns';
import type { Progress } from '../../../lab/api';
import type { ImportOutcome, ImportPreview, PickedFile } from '../../../lab/importApi';
import { lookUpFiles, startImport } from '../../../lab/client';
import { manage } from '../../state/labStore';

/** The worker ended before its answer; `byUs` when it did not stop in time. */
export class WorkerDied extends Error {
  constructor(message: string, readonly byUs: boolean) {
    super(message);
  }
}

/** Milliseconds a worker has to say that it heard, and then to come to an end: a batch of pictures takes seconds on a slow machine. */
const toHear = 5000;
const toStop = 10_000;

export class ImportWorker {
  hasInspected = false;
  private readonly started = startImport(() => manage(() => Promise.resolve()));
  private running: Promise<unknown> = Promise.resolve();
  private endByUs: (cause: WorkerDied) => void = () => undefined;
  private readonly ended = new Promise<never>((_, reject) => { this.endByUs = reject; });

  constructor() {
    this.ended.catch(() => undefined);
    this.started.catch(() => undefined);
  }

  async inspect(name: string, files: PickedFile[], onProgress: (progress: Progress) => void): Promise<ImportPreview> {
    await lookUpFiles(files);
    const preview = await this.ask((lab) => lab.inspect(name, files, proxy(onProgress)));
    this.hasInspected = true;
    return preview;
  }

  keep(mapping: ColumnMapping, onProgress: (progress: Progress) => void): Promise<ImportOutcome> {
    return this.ask((lab) => lab.keep(mapping, proxy(onProgress)));
  }

  /** Resolves when what ran has come to its end, one way or the other. */
  async stop(): Promise<void> {
    const heard = this.ask(async (lab) => { await lab.stop(); }, false);
    const over = this.running.then(() => undefined, () => undefined);
    if (!(await within(toHear, Promise.race([heard.catch(() => undefined), over]))) || !(await within(toStop, over)))
      this.endByUs(new WorkerDied('it did not stop in time', true));
    await over;
  }

  end(): void {
    this.endByUs(new WorkerDied('it was ended', true));
    void this.started.then(({ end }) => end(), () => undefined);
  }

  private ask<T>(question: (lab: Awaited<ReturnType<typeof startImport>>['lab']) => Promise<T>, isWork = true): Promise<T> {
    const answer = this.started.then(({ lab, died }) => {
      const dead = died.catch((cause: unknown): never => { throw new WorkerDied(cause instanceof Error ? cause.message : String(cause), false); });
      return Promise.race([question(lab), dead]);
    });
    const asked = Promise.race([answer, this.ended]);
    answer.catch(() => undefined);
    if (isWork) this.running = asked;
    return asked;
  }
}

async function within(milliseconds: number, task: Promise<unknown>): Promise<boolean> {
  let timer = 0;
  const late = new Promise<boolean>((resolve) => { timer = window.setTimeout(() => resolve(false), milliseconds); });
  try {
    return await Promise.race([task.then(() => true), late]);
  } finally {
    window.clearTimeout(timer);
  }
}
