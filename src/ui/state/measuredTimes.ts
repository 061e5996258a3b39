// What a step took on this machine, by backend and by what decides the cost. The browser remembers it.
import type { Experiment } from '../../experiment/experiment';
import { fingerprint } from '../../math/hash';

const key = 'make-playground-step-times';
const mostKept = 60;

/** Two experiments with the same key take about the same time a step. */
export function costKey(backend: string, { catalog, features, model, training }: Experiment): string {
  const { temperature: _, ...shape } = model;
  const terms = training.stages.map(({ objectives, train }) => [train, objectives.map((objective) => (objective.kind === 'contrastive' ? [objective.from, objective.to] : objective.kind))]);
  return `${backend} ${fingerprint(JSON.stringify([catalog, features, shape, training.batch, terms, training.evaluateEvery, training.checkpointEvery]))}`;
}

/** Seconds a step, with the looks between; the oldest first. */
export function readTimes(): Record<string, number> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return Object.fromEntries(Object.entries(kept ?? {}).filter((entry): entry is [string, number] => typeof entry[1] === 'number' && entry[1] > 0));
  } catch {
    return {};
  }
}

export function withTime(times: Record<string, number>, name: string, secondsPerStep: number): Record<string, number> {
  const { [name]: _, ...others } = times;
  return Object.fromEntries([...Object.entries(others), [name, secondsPerStep] as const].slice(-mostKept));
}

export function keepTimes(times: Record<string, number>): void {
  try {
    localStorage.setItem(key, JSON.stringify(times));
  } catch { /* private windows may refuse: it is then measured again */ }
}
