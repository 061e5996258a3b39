/**
 * Where a loop and those who steer it meet: the loop comes here between two steps. While open it goes through; while closed it goes through
 * once for every turn that is asked. Tasks are done while it is here.
 */
export class Turnstile {
  private open = true;
  private over = false;
  /** Called when the turn was made: the loop is here again. */
  private readonly turns: (() => void)[] = [];
  private making: (() => void) | null = null;
  private readonly tasks: { run(): Promise<void>; drop(): void }[] = [];
  private waiting: (() => void) | null = null;

  get isOpen(): boolean {
    return this.open;
  }

  pause(): void {
    this.open = false;
  }

  resume(): void {
    this.open = true;
    for (const made of this.turns.splice(0)) made();
    this.wake();
  }

  /** Resolves when the turn was made. Means something only while closed. */
  async turn(): Promise<void> {
    if (this.open || this.over) return;
    await new Promise<void>((made) => {
      this.turns.push(made);
      this.wake();
    });
  }

  /** Does a task while the loop stands here; null where the loop is over before that. */
  between<T>(task: () => Promise<T>): Promise<T | null> {
    if (this.over) return Promise.resolve(null);
    return new Promise<T | null>((resolve, reject) => {
      this.tasks.push({ run: () => task().then(resolve, reject), drop: () => resolve(null) });
      this.wake();
    });
  }

  /** For the loop: resolves when it may go on. */
  async pass(): Promise<void> {
    this.making?.();
    this.making = null;
    for (;;) {
      const task = this.tasks.shift();
      if (task) {
        await task.run();
        continue;
      }
      if (this.open) return;
      this.making = this.turns.shift() ?? null;
      if (this.making) return;
      await new Promise<void>((woken) => { this.waiting = woken; });
    }
  }

  /** The loop comes here no more: nobody waits for it. */
  end(): void {
    this.over = true;
    this.making?.();
    for (const made of this.turns.splice(0)) made();
    for (const task of this.tasks.splice(0)) task.drop();
  }

  private wake(): void {
    this.waiting?.();
    this.waiting = null;
  }
}
