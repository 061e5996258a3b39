// The browser's part of the benchmark, bundled on the fly and never shipped with the page.
import { browserPlatform } from '../lab/browserPlatform';
import { probeStep } from '../lab/probe';
import { openBackend } from '../ops/backend';
import { memoryFiles } from '../storage/memoryFiles';
import { countDispatches, timeGpu } from './benchGpu';
import { gemmSpeed, raceSteps, type StepSettings } from './benchSteps';

const platform = browserPlatform(memoryFiles());
const openWasm = async () => void await platform.openBackend('wasm', probeStep);
const log = (line: string) => console.log(line);

const tasks = {
  async wasm(settings: StepSettings) {
    await openWasm();
    return { gemm: await gemmSpeed(settings.quick), ...await raceSteps(settings, openWasm, log) };
  },
  async dispatches({ quick, batches }: StepSettings) {
    await openBackend('webgpu', { allowSoftware: true });
    return countDispatches(quick, batches[0]);
  },
  async gpu(settings: StepSettings) {
    await openBackend('webgpu');
    return timeGpu(settings, log);
  },
};

export type BenchTasks = { [Task in keyof typeof tasks]: Awaited<ReturnType<(typeof tasks)[Task]>> };
export interface BenchTask<Task extends keyof BenchTasks = keyof BenchTasks> { task: Task; input: StepSettings }

self.onmessage = async ({ data: { task, input } }: MessageEvent<BenchTask>) => {
  try {
    self.postMessage({ result: await tasks[task](input) }, { transfer: [] });
  } catch (error) {
    self.postMessage({ error: error instanceof Error ? error.message : String(error) }, { transfer: [] });
  }
};
