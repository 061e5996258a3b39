import { gemm } from './gemm';
import { exponential, exponentialOf, horizontalMax, horizontalSum, multiplyAdd, splat } from './simd';

const forbidden: f32 = 1e9;

/** qkv [batch, tokens, 3 * width] to output [batch, tokens, width] and weights [batch, heads, tokens, tokens]. mask [batch, tokens] or 0. */
export function selfAttention(
  batch: i32, tokens: i32, heads: i32, headWidth: i32, qkv: usize, mask: usize, causal: i32, output: usize, weights: usize, scratch: usize,
): void {
  const width = heads * headWidth, stride = 3 * width, scale: f32 = <f32>1.0 / sqrt<f32>(<f32>headWidth);
  const rowBytes = <usize>tokens << 2, widthBytes = <usize>width << 2;
  let row = weights;
  for (let item = 0; item < batch; item++) {
    const itemMask = mask ? mask + <usize>item * rowBytes : 0;
    for (let head = 0; head < heads; head++) {
      const query = qkv + <usize>item * <usize>tokens * 3 * widthBytes + (<usize>(head * headWidth) << 2), key = query + widthBytes, value = key + widthBytes;
      const headWeights = row;
      gemm(tokens, tokens, headWidth, query, stride, 1, key, 1, stride, headWeights, tokens, 0, 0, scratch);
      for (let i = 0; i < tokens; i++) {
        maskRow(tokens, row, scale, itemMask, causal ? i + 1 : tokens);
        softmaxRow(tokens, row);
        row += rowBytes;
      }
      const target = output + <usize>item * <usize>tokens * widthBytes + (<usize>(head * headWidth) << 2);
      gemm(tokens, headWidth, tokens, headWeights, tokens, 1, value, stride, 1, target, width, 0, 0, scratch);
    }
  }
}

/** `temporary` holds tokens * tokens floats; dWeights are the gradients that reached the weights themselves. */
export function selfAttentionGradient(
  batch: i32, tokens: i32, heads: i32, headWidth: i32, qkv: usize, mask: usize, causal: i32, weights: usize,
  dOutput: usize, dWeights: usize, dQkv: usize, scratch: usize, temporary: usize,
): void {
  const width = heads * headWidth, stride = 3 * width, scale: f32 = <f32>1.0 / sqrt<f32>(<f32>headWidth);
  const rowBytes = <usize>tokens << 2, widthBytes = <usize>width << 2, headBytes = <usize>tokens * rowBytes;
  for (let item = 0; item < batch; item++) {
    const itemMask = mask ? mask + <usize>item * rowBytes : 0;
    for (let head = 0; head < heads; head++) {
      const offset = <usize>item * <usize>tokens * 3 * widthBytes + (<usize>(head * headWidth) << 2);
      const query = qkv + offset, key = query + widthBytes, value = key + widthBytes;
      const dQuery = dQkv + offset, dKey = dQuery + widthBytes, dValue = dKey + widthBytes;
      const dy = dOutput + <usize>item * <usize>tokens * widthBytes + (<usize>(head * headWidth) << 2);
      memory.copy(temporary, dWeights, headBytes);
      gemm(tokens, tokens, headWidth, dy, width, 1, value, 1, stride, temporary, tokens, 1, 0, scratch);
      gemm(tokens, headWidth, tokens, weights, 1, tokens, dy, width, 1, dValue, stride, 0, 0, scratch);
      for (let i = 0; i < tokens; i++) {
        const at = <usize>i * rowBytes;
        scoreGradientRow(tokens, weights + at, temporary + at, scale);
        zeroForbidden(tokens, temporary + at, itemMask, causal ? i + 1 : tokens);
      }
      gemm(tokens, headWidth, tokens, temporary, tokens, 1, key, stride, 1, dQuery, stride, 0, 0, scratch);
      gemm(tokens, headWidth, tokens, temporary, 1, tokens, query, stride, 1, dKey, stride, 0, 0, scratch);
      weights += headBytes;
      dWeights += headBytes;
    }
  }
}

/** Scales a row of scores and puts -1e9 where a key is padding or lies at or after `end`. */
@inline function maskRow(count: i32, row: usize, scale: f32, mask: usize, end: i32): void {
  const scales = splat(scale), one = splat(1.0), big = splat(forbidden);
  let i = 0;
  for (; i + 4 <= count; i += 4) {
    const at = <usize>i << 2;
    let score = f32x4.mul(v128.load(row + at), scales);
    if (mask) {
      const real = v128.load(mask + at);
      score = multiplyAdd(score, real, f32x4.mul(f32x4.sub(real, one), big));
    }
    v128.store(row + at, score);
  }
  for (; i < count; i++) {
    const at = <usize>i << 2;
    let score = load<f32>(row + at) * scale;
    if (mask) {
      const real = load<f32>(mask + at);
      score = score * real + (real - <f32>1.0) * forbidden;
    }
    store<f32>(row + at, score);
  }
  for (i = end; i < count; i++) store<f32>(row + (<usize>i << 2), -forbidden);
}

@inline function softmaxRow(count: i32, row: usize): void {
  let maxima = splat(-3e38);
  let i = 0;
  for (; i + 4 <= count; i += 4) maxima = f32x4.max(maxima, v128.load(row + (<usize>i << 2)));
  let largest = horizontalMax(maxima);
  for (; i < count; i++) largest = max(largest, load<f32>(row + (<usize>i << 2)));
  const shift = splat(largest);
  let sums = splat(0);
  for (i = 0; i + 4 <= count; i += 4) {
    const value = exponential(f32x4.sub(v128.load(row + (<usize>i << 2)), shift));
    v128.store(row + (<usize>i << 2), value);
    sums = f32x4.add(sums, value);
  }
  let sum = horizontalSum(sums);
  for (; i < count; i++) {
    const value = exponentialOf(load<f32>(row + (<usize>i << 2)) - largest);
    store<f32>(row + (<usize>i << 2), value);
    sum += value;
  }
  const inverse: f32 = <f32>1.0 / sum, inverses = splat(inverse);
  for (i = 0; i + 4 <= count; i += 4) v128.store(row + (<usize>i << 2), f32x4.mul(v128.load(row + (<usize>i << 2)), inverses));
  for (; i < count; i++) store<f32>(row + (<usize>i << 2), load<f32>(row + (<usize>i << 2)) * inverse);
}

/** d = w (d - w . d) scale: from the gradient of a row of weights to that of its raw products. */
@inline function scoreGradientRow(count: i32, weights: usize, d: usize, scale: f32): void {
  let products = splat(0);
  let i = 0;
  for (; i + 4 <= count; i += 4) products = multiplyAdd(v128.load(weights + (<usize>i << 2)), v128.load(d + (<usize>i << 2)), products);
  let expected = horizontalSum(products);
  for (; i < count; i++) expected += load<f32>(weights + (<usize>i << 2)) * load<f32>(d + (<usize>i << 2));
  const shift = splat(expected), scales = splat(scale);
  for (i = 0; i + 4 <= count; i += 4) {
    const at = <usize>i << 2;
    v128.store(d + at, f32x4.mul(f32x4.mul(v128.load(weights + at), scales), f32x4.sub(v128.load(d + at), shift)));
  }
  for (; i < count; i++) {
    const at = <usize>i << 2;
    store<f32>(d + at, load<f32>(weights + at) * scale * (load<f32>(d + at) - expected));
  }
}

/** Only a row without any key has weight on forbidden ones, and it must not pass a gradient on. */
@inline function zeroForbidden(count: i32, d: usize, mask: usize, end: i32): void {
  if (mask) for (let i = 0; i < count; i++) store<f32>(d + (<usize>i << 2), load<f32>(d + (<usize>i << 2)) * load<f32>(mask + (<usize>i << 2)));
  for (let i = end; i < count; i++) store<f32>(d + (<usize>i << 2), 0);
}
