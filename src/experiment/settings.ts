// Settings as a command line gives them: path=value.
import { isTree } from './diff';
import type { Experiment } from './experiment';
import { holderOf } from './holder';
import { parseExperiment } from './parse';
import { scaleSteps } from './steps';

/** Applies 'path=value' settings to a preset's experiment. 'training.steps' scales all stages; any other path must exist already. */
export function withSettings(base: Experiment, settings: string[]): Experiment {
  const changed = structuredClone(base);
  for (const setting of settings) {
    const [path, ...rest] = setting.split('=');
    if (rest.length === 0) throw new Error(`--set expects path=value, got '${setting}'. For example --set training.batch=32.`);
    const value = parseValue(rest.join('='));
    if (path === 'training.steps') scaleSteps(changed, wholeSteps(value));
    else assign(changed, path, value);
  }
  return parseExperiment(changed);
}

function parseValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function wholeSteps(value: unknown): number {
  if (Number.isInteger(value) && Number(value) >= 1) return Number(value);
  throw new Error(`--set training.steps expects a whole number of at least 1, got '${String(value)}'.`);
}

function assign(experiment: Experiment, path: string, value: unknown): void {
  const found = holderOf(experiment, path);
  if (!found) throw new Error(`There is no setting '${path}'. ${neighbors(experiment, path)}`);
  found.node[found.key] = value;
}

/** What stands where the path's last key was looked for. */
function neighbors(experiment: Experiment, path: string): string {
  const parent = path.split('.').slice(0, -1).join('.');
  const found = holderOf({ top: experiment }, parent ? `top.${parent}` : 'top');
  const there = found?.node[found.key];
  return isTree(there) ? `At '${parent || 'the top'}' there are: ${Object.keys(there).join(', ')}.` : 'See src/experiment/presets/sizes.ts for all of them.';
}
