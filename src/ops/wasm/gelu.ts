import { exponential, loadTail, multiplyAdd, splat, storeTail } from './simd';

/** output = gelu(x), and its derivative where that address is not 0. kind: 0 exact, 1 tanh, 2 quick. */
export function gelu(kind: i32, count: i32, x: usize, output: usize, derivative: usize): void {
  let i = 0;
  for (; i + 4 <= count; i += 4) {
    const v = v128.load(x);
    const bell = bellOf(kind, v), gate = gateOf(kind, v, bell);
    v128.store(output, f32x4.mul(v, gate));
    if (derivative) {
      v128.store(derivative, derivativeOf(kind, v, gate, bell));
      derivative += 16;
    }
    x += 16;
    output += 16;
  }
  if (i < count) {
    const v = loadTail(x, count - i);
    const bell = bellOf(kind, v), gate = gateOf(kind, v, bell);
    storeTail(output, f32x4.mul(v, gate), count - i);
    if (derivative) storeTail(derivative, derivativeOf(kind, v, gate, bell), count - i);
  }
}

/** e^(-x^2 / 2), which the exact form needs twice. */
@inline function bellOf(kind: i32, x: v128): v128 {
  return kind == 0 ? exponential(f32x4.mul(splat(-0.5), f32x4.mul(x, x))) : x;
}

/** What x is multiplied by. */
@inline function gateOf(kind: i32, x: v128, bell: v128): v128 {
  if (kind == 0) return normalCumulative(x, bell);
  if (kind == 1) return sigmoid(f32x4.mul(splat(2.0), tanhArgument(x)));
  return sigmoid(f32x4.mul(splat(1.702), x));
}

@inline function derivativeOf(kind: i32, x: v128, gate: v128, bell: v128): v128 {
  if (kind == 0) return multiplyAdd(x, f32x4.mul(splat(0.3989422804014327), bell), gate);
  const slope = kind == 1 ? multiplyAdd(splat(0.21406444881780076), f32x4.mul(x, x), splat(1.5957691216057308)) : splat(1.702);
  return f32x4.mul(gate, multiplyAdd(f32x4.mul(x, slope), f32x4.sub(splat(1.0), gate), splat(1.0)));
}

@inline function tanhArgument(x: v128): v128 {
  return f32x4.mul(f32x4.mul(x, splat(0.7978845608028654)), multiplyAdd(splat(0.044715), f32x4.mul(x, x), splat(1.0)));
}

@inline function sigmoid(x: v128): v128 {
  return f32x4.div(splat(1.0), f32x4.add(splat(1.0), exponential(f32x4.neg(x))));
}

/** Phi(x) by the rational approximation 7.1.26 of Abramowitz and Stegun (absolute error 8e-8), without cancellation for negative x. */
@inline function normalCumulative(x: v128, bell: v128): v128 {
  const size = f32x4.mul(f32x4.abs(x), splat(0.70710678118654752));
  const t = f32x4.div(splat(1.0), multiplyAdd(size, splat(0.3275911), splat(1.0)));
  let p = multiplyAdd(t, splat(1.061405429), splat(-1.453152027));
  p = multiplyAdd(p, t, splat(1.421413741));
  p = multiplyAdd(p, t, splat(-0.284496736));
  p = multiplyAdd(p, t, splat(0.254829592));
  const upper = f32x4.mul(f32x4.mul(f32x4.mul(p, t), bell), splat(0.5));
  return v128.bitselect(upper, f32x4.sub(splat(1.0), upper), f32x4.lt(x, splat(0.0)));
}
