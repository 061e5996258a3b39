// How fast is one training step: ours against the same model on stock TensorFlow.js. One JSON object on stdout, progress on stderr.
import { cpus, loadavg } from 'node:os';
import { openNodeBackend } from './nodeLab';
import { readOptions, wholeNumber } from './options';

const help = `
Times a training step of the recipe's model on wasm, one thread: ours, stock TensorFlow.js, and stock with explicit transposes, in turn.
Prints one JSON object; times are medians in milliseconds. Takes about 15 minutes; use an idle machine.

  npm run bench -- [--steps 7] [--batch 32,128] [--quick] [--no-browser] [--no-full]

  --steps N       timed steps of each contender at each batch size, after 2 to warm up (7)
  --batch A,B     batch sizes (32,128)
  --flat N        steps over which the number of tensors must not grow (1000)
  --quick         a small model, few steps, Node only
  --[no-]browser  the same race in headless Chromium, and WebGPU commands a step
  --[no-]full     one forward pass at the size of BERT-base and ViT-B/16: time and memory
  --gpu           also times on a real WebGPU adapter, where the browser has one
  --page          times the page instead: npm run bench -- --page --help`;

const flag = { type: 'boolean' } as const;
const text = { type: 'string' } as const;
const options = { steps: text, batch: text, flat: text, quick: flag, browser: flag, 'no-browser': flag, full: flag, 'no-full': flag, gpu: flag } as const;

export interface BenchSettings {
  quick: boolean;
  batches: number[];
  steps: number;
  /** Steps over which tensors are counted. */
  flat: number;
  browser: boolean;
  full: boolean;
  gpu: boolean;
}

export function benchSettings(argv: string[]): BenchSettings {
  const { values } = readOptions(argv, help, options);
  const quick = values.quick ?? false;
  const positive = (value: string | undefined, option: string, otherwise: number) => {
    const number = value === undefined ? otherwise : wholeNumber(value, option);
    if (number < 1) throw new Error(`--${option} expects at least 1, got ${number}.`);
    return number;
  };
  return {
    quick,
    batches: (values.batch ?? (quick ? '4,8' : '32,128')).split(',').map((batch) => positive(batch, 'batch', 0)),
    steps: positive(values.steps, 'steps', quick ? 3 : 7),
    flat: positive(values.flat, 'flat', quick ? 10 : 1000),
    browser: values.browser ?? (!quick && !values['no-browser']),
    full: values.full ?? (!quick && !values['no-full']),
    gpu: values.gpu ?? false,
  };
}

export async function bench(argv: string[]): Promise<void> {
  if (argv.includes('--page')) return (await import('./benchPage')).benchPage(argv);
  console.log(JSON.stringify(await measureBench(benchSettings(argv), (line) => console.error(line)), null, 2));
}

/** TensorFlow's umbrella package, Vite and Playwright are loaded only here, so that the other verbs start without them. */
export async function measureBench(settings: BenchSettings, log: (line: string) => void) {
  const { describeModel, gemmSpeed, raceSteps, watchTensors } = await import('./benchSteps');
  const { quick, batches, steps } = settings;
  const openWasm = () => openNodeBackend('wasm');
  await openWasm();
  const report = {
    date: new Date().toISOString(),
    machine: { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, loadAverage: loadavg(), node: process.version, threads: 1, gemmGflops: await gemmSpeed(quick) },
    model: await describeModel(quick),
    full: settings.full ? await (await import('./benchFull')).fullSize(4, log) : null,
    node: await raceSteps({ quick, batches, steps }, openWasm, log),
    tensors: await watchTensors(quick, settings.flat, log),
  };
  return { ...report, browser: settings.browser ? await inBrowser(settings, log) : null };
}

/** A browser that fails after ten minutes must not take Node's numbers with it. */
async function inBrowser({ quick, batches, steps, gpu }: BenchSettings, log: (line: string) => void) {
  const { raceInBrowser } = await import('./benchBrowser');
  return raceInBrowser({ quick, batches, steps, gpu }, log).catch((error: unknown) => ({ failed: error instanceof Error ? error.message : String(error) }));
}
