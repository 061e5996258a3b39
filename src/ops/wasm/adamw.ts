import { horizontalSum, loadTail, multiplyAdd, splat, storeTail } from './simd';

/** Sum of squares: blocks of 4096 in single precision, their sums in double. The order is fixed, so runs are bit-equal. */
export function sumOfSquares(count: i32, x: usize): f64 {
  let total: f64 = 0;
  let i = 0;
  while (i + 4 <= count) {
    let sums = splat(0);
    const end = min(count & ~3, i + 4096);
    for (; i < end; i += 4) {
      const v = v128.load(x);
      sums = multiplyAdd(v, v, sums);
      x += 16;
    }
    total += <f64>horizontalSum(sums);
  }
  for (; i < count; i++) {
    const v = <f64>load<f32>(x);
    total += v * v;
    x += 4;
  }
  return total;
}

/** One AdamW update in place. rate = learning rate / (1 - beta1^t), correction = 1 / (1 - beta2^t), keep = 1 - learning rate * decay. */
export function adamw(
  count: i32, variable: usize, gradient: usize, first: usize, second: usize,
  gradientScale: f32, beta1: f32, beta2: f32, epsilon: f32, rate: f32, correction: f32, keep: f32,
): void {
  for (let i = 0; i < count; i += 4) {
    const left = count - i, at = <usize>i << 2;
    if (left >= 4) {
      const g = f32x4.mul(v128.load(gradient + at), splat(gradientScale));
      const m = firstMoment(v128.load(first + at), g, beta1), v = secondMoment(v128.load(second + at), g, beta2);
      v128.store(first + at, m);
      v128.store(second + at, v);
      v128.store(variable + at, moved(v128.load(variable + at), m, v, epsilon, rate, correction, keep));
    } else {
      const g = f32x4.mul(loadTail(gradient + at, left), splat(gradientScale));
      const m = firstMoment(loadTail(first + at, left), g, beta1), v = secondMoment(loadTail(second + at, left), g, beta2);
      storeTail(first + at, m, left);
      storeTail(second + at, v, left);
      storeTail(variable + at, moved(loadTail(variable + at, left), m, v, epsilon, rate, correction, keep), left);
    }
  }
}

@inline function firstMoment(m: v128, g: v128, beta: f32): v128 {
  return multiplyAdd(m, splat(beta), f32x4.mul(g, splat(<f32>1.0 - beta)));
}

@inline function secondMoment(v: v128, g: v128, beta: f32): v128 {
  return multiplyAdd(v, splat(beta), f32x4.mul(f32x4.mul(g, g), splat(<f32>1.0 - beta)));
}

@inline function moved(p: v128, m: v128, v: v128, epsilon: f32, rate: f32, correction: f32, keep: f32): v128 {
  const root = f32x4.add(f32x4.sqrt(f32x4.mul(v, splat(correction))), splat(epsilon));
  return f32x4.sub(f32x4.mul(p, splat(keep)), f32x4.div(f32x4.mul(m, splat(rate)), root));
}
