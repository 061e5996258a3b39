import { readText, type Files } from '../../storage/files';
import type { KeptRun } from '../runsApi';
import type { MetricsLine } from '../trainApi';
import { runFiles, runFolder, storedRun, unreadRun } from './runStore';
import { summaryOf } from './summary';

/** A run with all its lines; null where this browser keeps none of that name. Throws what is wrong with one that cannot be read. */
export async function readKeptRun(files: Files, runId: string): Promise<KeptRun | null> {
  const run = await storedRun(files, runId);
  const unread = run ? null : await unreadRun(files, runId);
  if (unread && !unread.removed) throw new Error(unread.why);
  if (!run || run.record.removed) return null;
  const lines = await metricsOf(files, runId);
  const { newest, torn } = await newestReadable(files, runId);
  const last = lines.reduce((step, line) => Math.max(step, line.step), 0);
  return { summary: await summaryOf(files, run), experiment: run.record.experiment, lines, beyond: Math.max(0, last - newest), torn };
}

/** The numbers of metrics.jsonl; a line that is broken is left out, wherever it stands: it must not hide the others. */
export async function metricsOf(files: Files, runId: string): Promise<MetricsLine[]> {
  const text = (await readText(runFiles(files, runId), 'metrics.jsonl')) ?? '';
  return text.split('\n').flatMap((line) => numbersOf(line));
}

function numbersOf(line: string): MetricsLine[] {
  try {
    const read: unknown = JSON.parse(line);
    if (typeof read !== 'object' || read === null) return [];
    const { step, ...numbers } = Object.fromEntries(Object.entries(read).filter(([, value]) => typeof value === 'number'));
    return Number.isSafeInteger(step) && step >= 0 ? [{ step, ...numbers }] : [];
  } catch {
    return [];
  }
}

async function newestReadable(files: Files, runId: string): Promise<{ newest: number; torn: string[] }> {
  const found = await runFolder(files, runId).readCheckpoint().catch((error: Error) => ({ checkpoint: null, skipped: [error.message] }));
  return { newest: found?.checkpoint?.step ?? 0, torn: found?.skipped ?? [] };
}
