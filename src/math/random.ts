import { hash32, mix32 } from './hash';

/** A stream of random numbers. Two streams with one address are equal; no stream is ever shared or stored. */
export interface Random {
  /** Uniform in [0, 1). */
  uniform(): number;
  /** Uniform integer in [0, below). */
  integer(below: number): number;
  /** Standard normal. */
  normal(): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** An index drawn in proportion to non-negative weights. */
  weighted(weights: ArrayLike<number>): number;
  /** A new array in random order. */
  shuffle<T>(items: readonly T[]): T[];
}

/** The generator addressed by what it is for: (seed, purpose, step). sfc32 seeded by hashing the address. */
export function random(seed: number, purpose: string, step = 0): Random {
  let a = mix32(seed ^ 0x9e3779b9);
  let b = hash32(purpose, seed);
  let c = mix32(step + 0x85ebca6b);
  let counter = 1;
  const next = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  for (let i = 0; i < 12; i++) next();

  const uniform = () => next() / 4294967296;
  const integer = (below: number) => Math.floor(uniform() * below);
  return {
    uniform,
    integer,
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    chance: (probability) => uniform() < probability,
    pick: (items) => items[integer(items.length)],
    weighted: (weights) => {
      let total = 0;
      for (let i = 0; i < weights.length; i++) total += weights[i];
      let left = uniform() * total;
      for (let i = 0; i < weights.length; i++) if ((left -= weights[i]) < 0) return i;
      return weights.length - 1;
    },
    shuffle: (items) => {
      const result = [...items];
      for (let i = result.length - 1; i > 0; i--) {
        const j = integer(i + 1);
        [result[i], result[j]] = [result[j], result[i]];
      }
      return result;
    },
  };
}
