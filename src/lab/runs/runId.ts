// Names of runs, of their locks and of the rankers that are made of them. Light: the page reads them too.

/** 'run:<id>' = the newest checkpoint that has an index; 'run:<id>@<step>' = that one. */
export interface RunRanker {
  runId: string;
  step: number | null;
}

const runIdPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

/** Whether a text can be the name of a run's folder everywhere. */
export function isRunId(text: string): boolean {
  return runIdPattern.test(text) && !text.endsWith('.');
}

const lockPrefix = 'make-playground-run-';

/** The lock that is held by whoever trains, replaces or deletes a run; one holder in a browser at a time. */
export function runLock(runId: string): string {
  return lockPrefix + runId;
}

/** Null for the name of any other lock. */
export function runOfLock(name: string): string | null {
  return name.startsWith(lockPrefix) ? name.slice(lockPrefix.length) : null;
}

export function runRanker(runId: string, step: number | null = null): string {
  return step === null ? `run:${runId}` : `run:${runId}@${step}`;
}

/** Null for the name of anything else. */
export function parseRunRanker(ranker: string): RunRanker | null {
  const found = /^run:([^@]+)(?:@(\d{1,9}))?$/.exec(ranker);
  return found && isRunId(found[1]) ? { runId: found[1], step: found[2] === undefined ? null : Number(found[2]) } : null;
}
