// What is deleted comes back for as long as it can be seen to be gone, in whichever window of this page.

/** Milliseconds for which a deletion can be undone at least. */
const undoable = 20_000;

export interface Trash {
  /** Something was deleted here: other windows leave the trash alone as long as this one offers to undo. */
  hold(): void;
  /** Undo is no longer offered: what was deleted goes for good, but not before it could be undone for a while. `forget` takes the offers away; false = there are none. */
  settle(forget: () => boolean): void;
  /** Deletes for good what no window can bring back any more. */
  empty(): Promise<void>;
}

export function createTrash(lockName: string, emptyTrash: () => Promise<void>): Trash {
  let release: (() => void) | null = null;
  let last = -Infinity;

  const empty = async () => {
    try {
      if (!navigator.locks) await emptyTrash();
      else await navigator.locks.request(lockName, { ifAvailable: true }, (lock) => lock && emptyTrash());
    } catch { /* it stays hidden, and goes the next time */ }
  };
  return {
    empty,
    hold() {
      last = performance.now();
      if (release || !navigator.locks) return;
      const released = new Promise<void>((resolve) => { release = resolve; });
      void navigator.locks.request(lockName, { mode: 'shared' }, () => released);
    },
    settle(forget) {
      const asked = last;
      setTimeout(() => {
        if (asked !== last || !forget()) return;
        release?.();
        release = null;
        void empty();
      }, Math.max(0, last + undoable - performance.now()));
    },
  };
}
