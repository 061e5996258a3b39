// Untrusted JSON to a RunRecord: what a run.json holds, whoever wrote it.
import { z } from 'zod';
import type { RunRecord } from './experiment';
import { parseExperiment } from './parse';

const line = z.string().max(300);
/** Looked up among words: 'constructor' and its like are found in any of them. */
const name = line.refine((text) => !(text in {}), { message: 'expected the name of a preset or a backend' });

const record = z.object({
  id: line.min(1), name: line, presetId: name, experiment: z.unknown(), catalogFingerprint: line, codeVersion: line, backend: name, createdAt: line.refine((text) => !Number.isNaN(Date.parse(text)), { message: 'expected an ISO date' }),
  status: z.enum(['running', 'paused', 'stopped', 'finished', 'failed']), step: z.number().int().min(0), summary: z.record(z.string().max(200), z.number()), error: z.string().max(10_000).nullable(),
  note: z.string().max(100_000).optional(), parent: z.object({ runId: line, step: z.number().int().min(0) }).optional(), ablation: line.optional(), removed: z.boolean().optional(),
});

/** Throws one line that names the field, what was expected and what came. Fields that are not known are dropped. */
export function parseRecord(json: unknown): RunRecord {
  const result = record.safeParse(json);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new Error(`run.json, at '${issue.path.join('.') || 'the top'}': ${issue.message}. Expected the record of a run of this playground.`);
  }
  return { ...result.data, experiment: parseExperiment(result.data.experiment) };
}
