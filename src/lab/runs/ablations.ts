// Ablations that this browser keeps: `ablations/<id>.json`.
import type { AblationPlan } from '../../experiment/ablation';
import { parseExperiment } from '../../experiment/parse';
import { readJson, writeJson, type Files } from '../../storage/files';
import { isRunId } from './runId';

export async function storedAblations(files: Files): Promise<AblationPlan[]> {
  const ids = (await files.list('ablations')).flatMap((path) => /^ablations\/([^/]+)\.json$/.exec(path)?.[1] ?? []);
  const plans = await Promise.all(ids.map((id) => storedAblation(files, id)));
  return plans.flatMap((plan) => plan ?? []).sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
}

export function keepAblation(files: Files, plan: AblationPlan): Promise<void> {
  return writeJson(files, pathOf(plan.id), { ...plan, experiment: parseExperiment(plan.experiment) });
}

export function deleteAblation(files: Files, id: string): Promise<void> {
  return files.remove(pathOf(id));
}

/** Null where there is none, or none that can be read. */
export async function storedAblation(files: Files, id: string): Promise<AblationPlan | null> {
  try {
    const plan = await readJson<AblationPlan>(files, pathOf(id));
    return plan && { ...plan, id, experiment: parseExperiment(plan.experiment) };
  } catch {
    return null;
  }
}

function pathOf(id: string): string {
  if (!isRunId(id)) throw new Error(`Expected the name of an ablation: letters, digits, '.', '_' and '-', got ${JSON.stringify(id.slice(0, 100))}.`);
  return `ablations/${id}.json`;
}
