// The backend that training runs on: found once, remembered, and forgotten when its device is lost.
import { forgetWebgpu, type BackendChoice } from '../../ops/backend';
import type { Backend } from '../api';
import type { Platform } from '../platform';
import { probeStep, probeSteps } from '../probe';
import type { BackendCard } from '../trainApi';
import { DeviceLostError } from './interruptions';

const lossDelay = 500;

export class Backends {
  /** Why nothing can be computed on the current device any more. */
  lost: Error | null = null;
  private opened: { wanted: Backend | 'auto'; card: Promise<BackendCard> } | null = null;
  private failed: Promise<never> = new Promise(() => undefined);
  private onGpu = false;

  constructor(private readonly platform: Platform) {}

  /** The one that was opened last; 'auto' where none was. */
  current(): Promise<BackendCard> {
    return this.opened?.card ?? this.open('auto');
  }

  /** Rejects with the reason where a wanted one cannot be had; what was open before is open no more. */
  open(wanted: Backend | 'auto'): Promise<BackendCard> {
    if (this.opened?.wanted === wanted) return this.opened.card;
    const card = this.find(wanted);
    const opened = { wanted, card };
    this.opened = opened;
    card.catch(() => { if (this.opened === opened) this.opened = null; });
    return card;
  }

  /** A device that is lost may leave what waits for it waiting for ever. */
  async orLost<T>(computing: Promise<T>): Promise<T> {
    try {
      return await Promise.race([computing, this.failed]);
    } catch (error) {
      // What was being read from a device fails a moment before the device is said to be lost.
      if (this.onGpu) await Promise.race([this.failed, new Promise((resolve) => { setTimeout(resolve, lossDelay); })]);
      throw error;
    }
  }

  async forget(): Promise<void> {
    this.opened = null;
    this.lost = null;
    await forgetWebgpu();
  }

  private async find(wanted: Backend | 'auto'): Promise<BackendCard> {
    this.onGpu = false;
    let fail: (error: Error) => void = () => undefined;
    this.failed = new Promise<never>((_, reject) => {
      // What happens to a device that was tried and not taken concerns nobody.
      fail = (error) => {
        if (!this.onGpu) return;
        this.lost ??= error;
        reject(error);
      };
    });
    this.failed.catch(() => undefined);
    const choice = await this.platform.openBackend(wanted, probeStep, {
      onDeviceLost: (reason) => fail(new DeviceLostError(reason)),
      onDeviceError: (message) => fail(new Error(`The graphics device refused a command (${message}), so its numbers cannot be trusted. Choose the backend wasm and continue the run at its last checkpoint.`)),
    });
    this.onGpu = choice.backend === 'webgpu';
    return { backend: choice.backend, forced: wanted !== 'auto', tried: choice.tried.map(tried) };
  }
}

function tried({ name, reason, milliseconds }: BackendChoice['tried'][number]): BackendCard['tried'][number] {
  return { name, reason, stepsPerSecond: milliseconds === null ? null : (1000 * probeSteps) / milliseconds };
}
