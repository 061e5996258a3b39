import { describe, expect, it } from 'vitest';
// oxlint-disable-next-line import/default -- the plugin of vite.config.ts makes the module
import bytes from '../../src/ops/wasm/kernels.ts?assembly';

type Kernels = Record<string, (...numbers: number[]) => number>;

/** Ids of the sections of a wasm binary. */
function sections(binary: Uint8Array): number[] {
  const found: number[] = [];
  let at = 8;
  while (at < binary.length) {
    found.push(binary[at++]);
    let size = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = binary[at++];
      size |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    at += size;
  }
  return found;
}

/** The module on memory of its own, with a fence of known bytes around everything that is placed in it. */
class Fenced {
  readonly memory = new WebAssembly.Memory({ initial: 24 });
  readonly kernels: Kernels;
  private readonly regions: [number, number][] = [];
  private next = 4096;

  constructor() {
    new Uint8Array(this.memory.buffer).fill(0xa5);
    const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory: this.memory, log: Math.log } });
    this.kernels = instance.exports as unknown as Kernels;
  }

  /** Room for values at an address that is only a multiple of 4, as little as a kernel may rely on. */
  place(values: number[] | number, kind: 'float' | 'integer' = 'float'): number {
    const numbers = typeof values === 'number' ? Array.from({ length: values }, (_, i) => Math.sin(i)) : values;
    const address = this.next;
    const Kind = kind === 'float' ? Float32Array : Int32Array;
    new Kind(this.memory.buffer, address, numbers.length).set(numbers);
    this.regions.push([address, address + 4 * numbers.length]);
    this.next = address + 4 * numbers.length + 68;
    return address;
  }

  scratch(): number {
    return this.place(this.kernels.gemmScratchBytes() / 4);
  }

  brokenFences(): number[] {
    const all = new Uint8Array(this.memory.buffer);
    const broken: number[] = [];
    let at = 0;
    for (const [from, to] of [...this.regions, [all.length, all.length]]) {
      for (; at < from; at++) if (all[at] !== 0xa5) broken.push(at);
      at = to;
    }
    return broken;
  }
}

const odd = [1, 2, 3, 5, 7, 9, 13];

const runs: Record<string, (fenced: Fenced, size: number) => void> = {
  gemm: (f, n) => f.kernels.gemm(n, n + 1, n + 2, f.place(n * (n + 2)), n + 2, 1, f.place((n + 2) * (n + 1)), n + 1, 1, f.place(n * (n + 1)), n + 1, 0, f.place(n + 1), f.scratch()),
  'gemm transposed': (f, n) => f.kernels.gemm(n, n, n, f.place(n * n), 1, n, f.place(n * n), 1, n, f.place(n * n), n, 1, 0, f.scratch()),
  gemmBatched: (f, n) => f.kernels.gemmBatched(3, n, n, n, f.place(3 * n * n), n * n, n, 1, f.place(n * n), 0, n, 1, f.place(3 * n * n), f.scratch()),
  gelu: (f, n) => [0, 1, 2].forEach((kind) => f.kernels.gelu(kind, n, f.place(n), f.place(n), f.place(n))),
  layerNorm: (f, n) => f.kernels.layerNorm(3, n, f.place(3 * n), f.place(n), f.place(n), 1e-5, f.place(3 * n)),
  layerNormGradient: (f, n) => f.kernels.layerNormGradient(3, n, f.place(3 * n), f.place(n), f.place(3 * n), 1e-5, f.place(3 * n), f.place(n), f.place(n)),
  selfAttention: (f, n) => f.kernels.selfAttention(2, n, 2, 3, f.place(2 * n * 18), f.place(2 * n), 1, f.place(2 * n * 6), f.place(4 * n * n), f.scratch()),
  selfAttentionGradient: (f, n) => f.kernels.selfAttentionGradient(
    2, n, 2, 3, f.place(2 * n * 18), f.place(2 * n), 1, f.place(4 * n * n), f.place(2 * n * 6), f.place(4 * n * n), f.place(2 * n * 18), f.scratch(), f.place(n * n)),
  gatherRows: (f, n) => f.kernels.gatherRows(3, 4, n, f.place(4 * n), f.place([0, 3, 0], 'integer'), f.place(3 * n)),
  scatterRows: (f, n) => f.kernels.scatterRows(3, 4, n, f.place(3 * n), f.place([0, 9, -1], 'integer'), f.place(4 * n)),
  columnSums: (f, n) => f.kernels.columnSums(3, n, f.place(3 * n), f.place(n)),
  softmaxCrossEntropy: (f, n) => f.kernels.softmaxCrossEntropy(3, n, f.place(3 * n), f.place(3 * n), f.place(3 * n), f.place(3), f.place(3 * n)),
  sumOfSquares: (f, n) => f.kernels.sumOfSquares(n, f.place(n)),
  adamw: (f, n) => f.kernels.adamw(n, f.place(n), f.place(n), f.place(n), f.place(n), 1, 0.9, 0.99, 1e-8, 0.01, 1, 1),
  dropout: (f, n) => f.kernels.dropout(n, f.place(n), 1, 2, 1 << 30, 2, f.place(n)),
};

describe('the wasm module', () => {
  it('has no data, global, table or start section: those addresses belong to tfjs', () => {
    const dataGlobalTableStart = [11, 6, 4, 8];
    expect(sections(bytes).filter((id) => dataGlobalTableStart.includes(id))).toEqual([]);
  });

  it('imports its memory and the logarithm, nothing else', () => {
    const imports = WebAssembly.Module.imports(new WebAssembly.Module(bytes)).map(({ module, name }) => `${module}.${name}`);
    expect(imports.sort()).toEqual(['env.log', 'env.memory']);
  });

  it('is run by this file in every kernel', () => {
    const exported = WebAssembly.Module.exports(new WebAssembly.Module(bytes)).map(({ name }) => name).filter((name) => !['memory', 'gemmScratchBytes'].includes(name));
    expect(Object.keys(runs)).toEqual(expect.arrayContaining(exported));
  });

  it.each(Object.keys(runs))('never writes outside of its tensors in %s, at any odd size', (name) => {
    for (const size of odd) {
      const fenced = new Fenced();
      runs[name](fenced, size);
      expect(fenced.brokenFences(), `size ${size}`).toEqual([]);
    }
  });

  it('refuses an id outside the table and says which', () => {
    const fenced = new Fenced();
    const gather = (ids: number[]) => fenced.kernels.gatherRows(ids.length, 4, 2, fenced.place(8), fenced.place(ids, 'integer'), fenced.place(2 * ids.length));
    expect(gather([0, 3])).toBe(-1);
    expect(gather([0, 4])).toBe(1);
    expect(gather([-1])).toBe(0);
  });
});
