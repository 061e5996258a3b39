// Every verb of the real bundle: what it prints, what it writes, and its one line when something is wrong.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openCommandLine, type CommandLine } from '../support/commandLine';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

let line: CommandLine;
const at = (...parts: string[]) => join(line.folder, ...parts);
const tiny = ['--set', 'training.steps=4', '--set', 'training.batch=8'];

beforeAll(async () => {
  line = await openCommandLine();
  const trained = await line.run(['train', '--catalog', 'shop-nano', '--out', 'runs/a', ...tiny]);
  expect(trained.err).toMatch(/Finished at step 4: validation\.nDCG@10 0\.\d{3}/);
  expect(trained.code).toBe(0);
});
afterAll(() => line.close());

describe('train', () => {
  it('keeps the run as plain files', () => {
    expect(readdirSync(at('runs/a')).sort()).toEqual(['index-000000.safetensors', 'index-000004.safetensors', 'metrics.jsonl', 'run.json', 'step-000000.safetensors', 'step-000004.safetensors']);
    const record = JSON.parse(readFileSync(at('runs/a/run.json'), 'utf8')) as Record<string, unknown>;
    expect(record).toMatchObject({ status: 'finished', step: 4, presetId: 'make', backend: 'wasm', experiment: { catalog: 'shop-nano', seed: 1, training: { batch: 8 } } });
  });

  it('has nothing to do for a finished run, and says so', async () => {
    const { code, err } = await line.run(['train', '--out', 'runs/a', '--resume']);
    expect([code, err.includes('Finished at step 4')]).toEqual([0, true]);
  });

  it('stopped by Ctrl-C keeps a checkpoint, names the way on, and goes on from there', async () => {
    const many = 400;
    const kept: number[] = [];
    const stopAfterFirstStep = (args: string[]) => {
      let sent = false;
      return line.run(['train', '--out', 'runs/stopped', ...args], (said, signal) => {
        if (!sent && said.includes(`/${many} `)) signal('SIGINT');
        sent ||= said.includes(`/${many} `);
      });
    };
    for (const args of [['--catalog', 'shop-nano', '--set', `training.steps=${many}`, '--set', 'training.batch=2', '--set', `training.evaluateEvery=${many}`], ['--resume']]) {
      const stopped = await stopAfterFirstStep(args);
      expect(stopped.code).toBe(0);
      kept.push(Number(/Stopped at step (\d+)\. Go on: npm run train -- --out runs\/stopped --resume/.exec(stopped.err)?.[1]));
    }
    const [first, second] = kept;
    expect(first).toBeGreaterThan(0);
    expect(second).toBeGreaterThan(first);
    expect(second).toBeLessThan(many);
    expect(existsSync(at('runs/stopped', `step-${String(second).padStart(6, '0')}.safetensors`))).toBe(true);
    const steps = readFileSync(at('runs/stopped/metrics.jsonl'), 'utf8').trim().split('\n').map((text) => (JSON.parse(text) as { step: number; loss?: number }));
    expect(steps.filter(({ loss }) => loss !== undefined).map(({ step }) => step)).toEqual(Array.from({ length: second }, (_, i) => i + 1));
  });
});

describe('evaluate', () => {
  it('prints means, slices and the five checks', async () => {
    const { code, out } = await line.run(['evaluate', '--run', 'runs/a']);
    expect(code).toBe(0);
    expect(out).toMatch(/dense: 79 new queries x 320 all products/);
    expect(out).toMatch(/nDCG@10 +\.\d{3} \[\.\d{3}, \.\d{3}\]/);
    expect(out).toMatch(/judged@10 +1\.000/);
    for (const name of ['separation', 'agreement', 'order', 'counterfactual', 'utility']) expect(out).toMatch(new RegExp(`(passed|FAILED|undecided) +${name}`));
    expect(readdirSync(at('runs/a'))).toContain('report-000004-dense.json');
  });

  it('gives JSON, a TREC run and the weights of every product', async () => {
    const { code, out } = await line.run(['evaluate', '--run', 'runs/a', '--retriever', 'dense', '--format', 'json', '--trec-run', 'run.txt', '--weights', 'weights.csv']);
    expect(code).toBe(0);
    const report = JSON.parse(out) as { retriever: string; overQueriesWithRelevant: Record<string, { value: number; count: number }>; weights: { checks: unknown[] } };
    expect(report.retriever).toBe('dense');
    expect(report.overQueriesWithRelevant['nDCG@10'].count).toBe(79);
    expect(report.weights.checks).toHaveLength(5);
    const rows = readFileSync(at('run.txt'), 'utf8').trim().split('\n').map((row) => row.split(/\s+/));
    expect(rows.every((row) => row.length === 6 && row[1] === 'Q0' && Number.isFinite(Number(row[4])))).toBe(true);
    expect(rows).toHaveLength(79 * 320);
    expect(rows.slice(0, 3).map((row) => row[3])).toEqual(['1', '2', '3']);
    const [head, ...weights] = readFileSync(at('weights.csv'), 'utf8').trim().split('\n');
    expect(head).toBe('product_id,title_weight,image_weight,title_norm,image_norm');
    expect(weights).toHaveLength(320);
    for (const row of weights) {
      const [, title, image] = row.split(',').map(Number);
      expect(title + image).toBeCloseTo(1, 6);
    }
  });

  it('ranks 1,000 deep in another catalog, and tunes BM25 there', async () => {
    mkdirSync(at('large'));
    const words = ['red', 'blue', 'steel', 'wooden', 'large'];
    writeFileSync(at('large/products.csv'), ['id,title', ...Array.from({ length: 1100 }, (_, i) => `p${i},${words[i % 5]} thing ${i}`)].join('\n'));
    writeFileSync(at('large/labels.csv'), 'query,product_id,label\nsteel thing,p2,1\nwooden thing,p3,1\n');
    const random = await line.run(['evaluate', '--run', 'runs/a', '--catalog', 'large', '--retriever', 'random', '--trec-run', 'large.txt']);
    expect(random.code).toBe(0);
    expect(readFileSync(at('large.txt'), 'utf8').trim().split('\n')).toHaveLength(2 * 1000);
    const { out } = await line.run(['evaluate', '--run', 'runs/a', '--catalog', 'large', '--retriever', 'bm25', '--format', 'json']);
    expect((JSON.parse(out) as { settings: { bm25: object } }).settings.bm25).toEqual({ k1: expect.any(Number), b: expect.any(Number) });
    expect(readdirSync(at('runs/a')).filter((file) => /bm25|random/.test(file))).toEqual([]);
  });
});

describe('search', () => {
  it('prints ranked products with their weights and the words that counted', async () => {
    const { code, out } = await line.run(['search', '--run', 'runs/a', 'red', 'mug', '--limit', '4']);
    expect(code).toBe(0);
    expect(out).toMatch(/^Words: .*red +\d+ %.*mug +\d+ %/m);
    expect(out.split('\n').filter((row) => /^ +\d+ +-?\d\.\d{3} +title +\d+ % picture +\d+ %/.test(row))).toHaveLength(4);
  });

  it('gives the same as JSON', async () => {
    const { out } = await line.run(['search', '--run', 'runs/a', 'red mug', '--limit', '4', '--format', 'json']);
    const answer = JSON.parse(out) as { query: string; attention: { share: number }[]; hits: { productId: string; title: string; score: number; imageWeight: number; parts: { title: number; image: number } }[] };
    expect(answer.hits).toHaveLength(4);
    expect(answer.attention.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 5);
    for (const { score, parts } of answer.hits) expect(Math.abs(parts.title + parts.image - score)).toBeLessThan(1e-6);
  });

  it('makes a torn index anew and says so', async () => {
    cpSync(at('runs/a'), at('runs/torn'), { recursive: true });
    const whole = readFileSync(at('runs/torn/index-000004.safetensors'));
    writeFileSync(at('runs/torn/index-000004.safetensors'), whole.subarray(0, 2000));
    const { code, out, err } = await line.run(['search', '--run', 'runs/torn', 'red mug', '--limit', '4']);
    expect([code, err.includes('indexed anew')]).toEqual([0, true]);
    expect(out).toBe((await line.run(['search', '--run', 'runs/a', 'red mug', '--limit', '4'])).out);
    expect(readFileSync(at('runs/torn/index-000004.safetensors')).length).toBe(whole.length);
  });
});

describe('bundle', () => {
  it('leaves out what only training reads, and the result is searched like the run', async () => {
    expect((await line.run(['bundle', '--run', 'runs/a', '--out', 'shipped'])).code).toBe(0);
    const files = JSON.parse(readFileSync(at('shipped/files.json'), 'utf8')) as string[];
    expect(files).toEqual(readdirSync(at('shipped')).filter((file) => file !== 'files.json').sort());
    expect(files).toEqual(expect.arrayContaining(['index-000004.safetensors', 'run.json', 'step-000004.safetensors']));
    expect(readFileSync(at('shipped/step-000004.safetensors')).length).toBeLessThan(0.6 * readFileSync(at('runs/a/step-000004.safetensors')).length);
    const [own, shipped] = [await line.run(['search', '--run', 'runs/a', 'mug']), await line.run(['search', '--run', 'shipped', 'mug'])];
    expect(shipped.out).toBe(own.out);
  });
});

describe('a folder of products', () => {
  const colors = { red: '#d22', blue: '#24c', green: '#2a4' };

  beforeAll(async () => {
    mkdirSync(at('mine/images'), { recursive: true });
    const products = ['mug', 'lamp', 'scarf'].flatMap((kind) => Object.keys(colors).flatMap((color) => [1, 2, 3, 4].map((n) => ({ id: `${color}-${kind}-${n}`, title: `Kavo ${color} ${kind}`, kind, color }))));
    for (const [color, background] of Object.entries(colors)) await sharp({ create: { width: 24, height: 30, channels: 3, background } }).png().toFile(at(`mine/images/${color}.png`));
    writeFileSync(at('mine/products.csv'), ['id,title,image,category,color', ...products.map(({ id, title, kind, color }) => `${id},${title},images/${color}.png,${kind},${color}`), 'broken,"row'].join('\n'));
    const clicked = products.filter(({ color, kind }) => color === 'red' || kind === 'mug');
    writeFileSync(at('clicks.csv'), ['query,product_id,clicks', ...clicked.map(({ id, kind, color }) => `${color} ${kind},${id},2`)].join('\n'));
  });

  it('without queries and labels is trained on made queries, and measured on them with a word about it', async () => {
    const trained = await line.run(['train', '--catalog', 'mine', '--size', 'nano', '--out', 'runs/made', ...tiny]);
    expect(trained.code).toBe(0);
    expect(trained.err).toMatch(/products\.csv, line 38: .*left out/);
    expect(trained.err).toMatch(/training pairs from templates/);
    expect(trained.err).toMatch(/seen\.nDCG@10 0\.\d{3}/);
    const measured = await line.run(['evaluate', '--run', 'runs/made', '--retriever', 'bm25', '--queries', 'all']);
    expect(measured.out).toMatch(/no labels here: \d+ queries made of the products' attributes, \d+ of them trained on/);
    expect(measured.out).toMatch(/judged@10 +1\.000/);
    const searched = await line.run(['search', '--run', 'runs/made', 'blue lamp', '--retriever', 'bm25', '--limit', '1']);
    expect(searched.out).toMatch(/blue-lamp-\d +Kavo blue lamp/);
  });

  it('with clicks by query text is trained on them', async () => {
    cpSync(at('mine'), at('clicked'), { recursive: true });
    cpSync(at('clicks.csv'), at('clicked/clicks.csv'));
    const { code, err } = await line.run(['train', '--catalog', 'clicked', '--size', 'nano', '--out', 'runs/clicked', ...tiny]);
    expect([code, /training pairs from clicks/.test(err)]).toEqual([0, true]);
  });

  it('of which nothing is known but titles is searched by another run, and not measured', async () => {
    const searched = await line.run(['search', '--run', 'runs/a', '--catalog', 'large', 'zzz 数字', '--limit', '2', '--retriever', 'rrf']);
    expect(searched.code).toBe(0);
    mkdirSync(at('bare'));
    writeFileSync(at('bare/products.csv'), 'id,title\na,Red mug\nb,Blue mug\nc,Lamp\n');
    const measured = await line.run(['evaluate', '--run', 'runs/a', '--catalog', 'bare']);
    expect([measured.code, measured.err.trim().split('\n').at(-1)]).toEqual([1, expect.stringContaining("'bare' has no labels")]);
  });
});

describe('compare', () => {
  it('trains what is missing, prints paired differences and one utility check over all seeds', async () => {
    const asked = ['compare', '--catalog', 'shop-nano', '--preset', 'make', '--size', 'nano', '--seeds', '1,2', '--jobs', '2', '--out', 'runs/compare', '--set', 'training.steps=2', '--set', 'training.batch=8'];
    const { code, out } = await line.run(asked);
    expect(code).toBe(0);
    for (const name of ['make', 'make, best constant weight', 'bm25', 'blend', 'rrf', 'popularity', 'random']) expect(out).toMatch(new RegExp(`^${name} +\\.\\d{3} \\[`, 'm'));
    expect(out).toMatch(/make, seeds 1, 2 together\n(passed|FAILED) +utility +learned minus best constant/);
    const other = await line.run(asked.with(2, 'shop'));
    expect([other.code, other.err]).toEqual([1, expect.stringContaining('holds a run of another experiment')]);
  });
});

describe('the command line', () => {
  for (const verb of [[], ['train'], ['evaluate'], ['search'], ['compare'], ['bench'], ['sheet'], ['bundle']]) it.concurrent(`has help: ${[...verb, '--help'].join(' ')}`, async () => {
    const { code, out, err } = await line.run([...verb, '--help']);
    expect([code, err]).toEqual([0, '']);
    expect(out.length).toBeGreaterThan(20);
  });

  const wrong: [name: string, args: string[], says: RegExp][] = [
    ['no verb', [], /^Expected one of train, evaluate/],
    ['an unknown verb', ['learn'], /got 'learn'/],
    ['an unknown option', ['train', '--speed', '9'], /Unknown option '--speed'/],
    ['no catalog', ['train', '--out', 'runs/x'], /--catalog is missing/],
    ['an unknown catalog', ['train', '--catalog', 'nowhere', '--out', 'runs/x'], /no folder 'nowhere'/],
    ['a folder without products', ['train', '--catalog', 'runs', '--out', 'runs/x'], /'runs' has no products/],
    ['an unknown preset', ['train', '--catalog', 'shop-nano', '--preset', 'best', '--out', 'runs/x'], /no preset 'best'. Presets: make/],
    ['an unknown size', ['train', '--catalog', 'shop-nano', '--size', 'huge', '--out', 'runs/x'], /--size expects one of nano/],
    ['a seed that is no number', ['train', '--catalog', 'shop-nano', '--seed', 'one', '--out', 'runs/x'], /--seed expects a whole number, got 'one'/],
    ['a setting without a value', ['train', '--catalog', 'shop-nano', '--set', 'training.batch', '--out', 'runs/x'], /path=value/],
    ['an unknown setting', ['train', '--catalog', 'shop-nano', '--set', 'training.speed=1', '--out', 'runs/x'], /no setting 'training.speed'.*batch/],
    ['a setting of another type', ['train', '--catalog', 'shop-nano', '--set', 'training.batch=many', '--out', 'runs/x'], /'training.batch'.*expected number/],
    ['a folder that is taken', ['train', '--catalog', 'shop-nano', '--out', 'runs/a'], /a run in runs\/a already.*--resume/],
    ['a folder that cannot be', ['train', '--catalog', 'shop-nano', '--out', 'run.txt/x'], /'run.txt\/x' cannot be written/],
    ['nothing to go on from', ['train', '--out', 'runs/none', '--resume'], /no checkpoint in runs\/none/],
    ['other settings for a run that goes on', ['train', '--out', 'runs/a', '--resume', '--seed', '2'], /--seed cannot be changed/],
    ['an unknown run', ['evaluate', '--run', 'runs/none'], /no run with a checkpoint in 'runs\/none'/],
    ['an unknown ranker', ['evaluate', '--run', 'runs/a', '--retriever', 'magic'], /--retriever expects one of dense/],
    ['a file in a folder that is not there', ['evaluate', '--run', 'runs/a', '--trec-run', 'none/a.txt'], /no folder '.*none'/],
    ['an attribute that no product has', ['evaluate', '--run', 'runs/a', '--count', 'taste=sweet'], /No product has taste=sweet/],
    ['an empty query', ['search', '--run', 'runs/a', '  '], /A query is missing/],
    ['no results asked for', ['search', '--run', 'runs/a', '--limit', '0', 'mug'], /--limit expects a whole number of at least 1/],
    ['no jobs', ['compare', '--catalog', 'shop-nano', '--jobs', '0'], /--jobs expects a whole number of at least 1/],
    ['no seeds', ['compare', '--catalog', 'shop-nano', '--seeds', ','], /--seeds expects one or more/],
    ['an unknown catalog for a comparison', ['compare', '--catalog', 'nowhere'], /no folder 'nowhere'/],
    ['an unfinished folder to ship', ['bundle', '--run', 'runs/none', '--out', 'shipped'], /no run in 'runs\/none'/],
    ['a color that there is not', ['sheet', '--color', 'loud'], /--color expects one of black/],
  ];
  for (const [name, args, says] of wrong) it.concurrent(`has one clear line for ${name}`, async () => {
    const { code, out, err } = await line.run(args);
    expect([code, out]).toEqual([1, '']);
    expect(err.trim()).toMatch(says);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('names the file and what is wrong with it where a checkpoint is broken', async () => {
    cpSync(at('runs/a'), at('runs/broken'), { recursive: true });
    const tear = (step: string) => writeFileSync(at(`runs/broken/step-${step}.safetensors`), readFileSync(at(`runs/a/step-${step}.safetensors`)).subarray(0, 3000));
    tear('000004');
    expect(await line.run(['search', '--run', 'runs/broken', 'mug'])).toMatchObject({ code: 0, err: expect.stringMatching(/^Passed over step-000004\.safetensors: Not a whole safetensors file/) });
    tear('000000');
    for (const args of [['search', '--run', 'runs/broken', 'mug'], ['train', '--out', 'runs/broken', '--resume']])
      expect(await line.run(args)).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^The run has no checkpoint that can be read\. step-000004\.safetensors: Not a whole safetensors file[^\n]*\n$/) });
  });
});
