import { exponential, exponentialOf, horizontalMax, horizontalSum, loadTail, multiplyAdd, splat, storeTail } from './simd';

/** From JavaScript: AssemblyScript's own logarithm brings tables at fixed addresses, which lie inside tfjs's memory. */
@external("env", "log") declare function log(x: f64): f64;

const forbidden: f32 = 1e9;

/** losses [rows], and the derivative of each row's loss by its logits [rows, candidates]. */
export function softmaxCrossEntropy(
  rows: i32, candidates: i32, logits: usize, targets: usize, allowed: usize, losses: usize, derivative: usize,
): void {
  const rowBytes = <usize>candidates << 2;
  for (let row = 0; row < rows; row++) {
    const largest = maskRow(candidates, logits, allowed, derivative);
    store<f32>(losses, lossOfRow(candidates, derivative, targets, allowed, largest));
    losses += 4;
    logits += rowBytes;
    targets += rowBytes;
    allowed += rowBytes;
    derivative += rowBytes;
  }
}

@inline function masked(logits: v128, allowed: v128): v128 {
  return multiplyAdd(logits, allowed, f32x4.mul(f32x4.sub(allowed, splat(1.0)), splat(forbidden)));
}

/** Writes the masked logits and returns the largest. */
@inline function maskRow(count: i32, logits: usize, allowed: usize, scores: usize): f32 {
  let maxima = splat(-3e38);
  let i = 0;
  for (; i + 4 <= count; i += 4) {
    const at = <usize>i << 2;
    const score = masked(v128.load(logits + at), v128.load(allowed + at));
    v128.store(scores + at, score);
    maxima = f32x4.max(maxima, score);
  }
  let largest = horizontalMax(maxima);
  for (; i < count; i++) {
    const at = <usize>i << 2;
    const score = f32x4.extract_lane(masked(splat(load<f32>(logits + at)), splat(load<f32>(allowed + at))), 0);
    store<f32>(scores + at, score);
    largest = max(largest, score);
  }
  return largest;
}

/** Turns a row of masked logits into its derivative, in place. */
@inline function lossOfRow(count: i32, scores: usize, targets: usize, allowed: usize, largest: f32): f32 {
  const shift = splat(largest);
  let sums = splat(0), weights = splat(0), hits = splat(0);
  let i = 0;
  for (; i + 4 <= count; i += 4) {
    const at = <usize>i << 2;
    const shifted = f32x4.sub(v128.load(scores + at), shift), target = v128.load(targets + at), e = exponential(shifted);
    sums = f32x4.add(sums, e);
    weights = f32x4.add(weights, target);
    hits = multiplyAdd(target, shifted, hits);
    v128.store(scores + at, e);
  }
  let sum = horizontalSum(sums), weight = horizontalSum(weights), hit = horizontalSum(hits);
  for (; i < count; i++) {
    const at = <usize>i << 2;
    const shifted = load<f32>(scores + at) - largest, target = load<f32>(targets + at), e = exponentialOf(shifted);
    sum += e;
    weight += target;
    hit += target * shifted;
    store<f32>(scores + at, e);
  }
  const factor = splat(weight / sum);
  for (i = 0; i + 4 <= count; i += 4) {
    const at = <usize>i << 2;
    v128.store(scores + at, f32x4.mul(f32x4.sub(f32x4.mul(v128.load(scores + at), factor), v128.load(targets + at)), v128.load(allowed + at)));
  }
  if (i < count) {
    const at = <usize>i << 2, left = count - i;
    const rest = f32x4.sub(f32x4.mul(loadTail(scores + at, left), factor), loadTail(targets + at, left));
    storeTail(scores + at, f32x4.mul(rest, loadTail(allowed + at, left)), left);
  }
  return <f32>(<f64>weight * log(<f64>sum)) - hit;
}
