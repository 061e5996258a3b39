import { loadTail, splat, storeTail } from './simd';

/** output = x * scale where the hash of the index reaches the threshold, else 0. The same hash as `dropoutMask` in ../dropout.ts. */
export function dropout(count: i32, x: usize, first: i32, second: i32, threshold: i32, scale: f32, output: usize): void {
  let index = i32x4.add(i32x4.splat(first), i32x4(0, 1, 2, 3));
  for (let i = 0; i < count; i += 4) {
    const left = count - i, at = <usize>i << 2;
    const kept = i32x4.ge_u(mix(v128.xor(mix(index), i32x4.splat(second))), i32x4.splat(threshold));
    if (left >= 4) v128.store(output + at, v128.and(f32x4.mul(v128.load(x + at), splat(scale)), kept));
    else storeTail(output + at, v128.and(f32x4.mul(loadTail(x + at, left), splat(scale)), kept), left);
    index = i32x4.add(index, i32x4.splat(4));
  }
}

@inline function mix(value: v128): v128 {
  let h = i32x4.mul(v128.xor(value, i32x4.shr_u(value, 16)), i32x4.splat(0x85ebca6b));
  h = i32x4.mul(v128.xor(h, i32x4.shr_u(h, 13)), i32x4.splat(0xc2b2ae35));
  return v128.xor(h, i32x4.shr_u(h, 16));
}
