import type { Experiment, Preset, RunRecord } from './experiment';

export const codeVersion = '0.1.0';

/** A record for a run that is about to start. */
export function newRecord(preset: Pick<Preset, 'id'>, experiment: Experiment, name: string, backend: string): RunRecord {
  const createdAt = new Date().toISOString();
  return {
    id: `${preset.id}-${experiment.seed}-${createdAt.replace(/\D/g, '').slice(0, 14)}`,
    name, presetId: preset.id, experiment, catalogFingerprint: '', codeVersion, backend, createdAt,
    status: 'paused', step: 0, summary: {}, error: null,
  };
}
