import type { TrainingEvent } from '../trainApi';

/** Between two lists, in milliseconds. */
const pause = 150;

/** Hands events over in lists, in order, one list at a time. The first goes at once; a listener that is slow gets longer lists. */
export class EventFlow {
  private events: TrainingEvent[] = [];
  private timer: ReturnType<typeof setTimeout> | null = null;
  private last = -Infinity;
  private sending: Promise<unknown> = Promise.resolve();
  private busy = false;

  constructor(private readonly onEvents: (events: TrainingEvent[]) => unknown) {}

  push(...events: TrainingEvent[]): void {
    this.events.push(...events);
    const wait = this.last + pause - performance.now();
    if (wait <= 0 && !this.busy) void this.flush().catch(() => undefined);
    else this.timer ??= setTimeout(() => void this.flush().catch(() => undefined), Math.max(0, wait));
  }

  /** Resolves when the listener has had everything; rejects with what the listener threw. */
  flush(): Promise<unknown> {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.sending = this.sending.then(async () => {
      const events = this.events.splice(0);
      if (events.length === 0) return;
      this.busy = true;
      this.last = performance.now();
      try {
        await this.onEvents(events);
      } finally {
        this.busy = false;
      }
    });
    this.sending.catch(() => undefined);
    return this.sending;
  }
}
