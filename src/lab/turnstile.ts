/** Lets a loop through while open; while closed, exactly as many times as it is asked for a single turn. */
export class Turnstile {
  private open = true;
  private turns = 0;
  private waiting: (() => void) | null = null;

  pause(): void {
    this.open = false;
  }

  resume(): void {
    this.open = true;
    this.turns = 0;
    this.wake();
  }

  /** Means something only while closed. */
  turn(): void {
    if (this.open) return;
    this.turns += 1;
    this.wake();
  }

  /** Resolves when the loop may go on. Takes one single turn while paused. */
  async pass(): Promise<void> {
    while (!this.open && this.turns === 0) await new Promise<void>((resolve) => { this.waiting = resolve; });
    if (!this.open) this.turns -= 1;
  }

  private wake(): void {
    this.waiting?.();
    this.waiting = null;
  }
}
