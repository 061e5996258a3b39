/** What breaks a run off without spoiling it: it can be continued at its newest checkpoint. */
export abstract class Interruption extends Error {}

/** A file of a run could not be written. What was written before is whole. */
export class StorageError extends Interruption {
  override readonly name = 'StorageError';

  constructor(what: string, cause: unknown) {
    super(isFull(cause)
      ? `No space is left to keep ${what} (${reason(cause)}). Delete runs or catalogs that are no longer needed, or keep checkpoints more rarely, then continue the run.`
      : `It was not possible to write ${what} (${reason(cause)}). Nothing that was kept before is lost: continue the run; if it happens again, reload the page first.`, { cause });
  }
}

/** The graphics device is gone with everything on it; what was kept is not. */
export class DeviceLostError extends Interruption {
  override readonly name = 'DeviceLostError';

  constructor(why: string) {
    super(`The graphics device was lost (${why}). The run is kept up to its last checkpoint: continue it there, on another backend if this happens again.`);
  }
}

function isFull(cause: unknown): boolean {
  return cause instanceof Error && (cause.name === 'QuotaExceededError' || /ENOSPC|quota|no space/i.test(cause.message));
}

function reason(cause: unknown): string {
  return cause instanceof Error ? `${cause.name === 'Error' ? '' : `${cause.name}: `}${cause.message}` : String(cause);
}
