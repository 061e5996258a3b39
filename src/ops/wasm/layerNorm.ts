import { horizontalSum, multiplyAdd, splat } from './simd';

@inline function meanOf(width: i32, x: usize): f32 {
  let sums = splat(0);
  let i = 0;
  for (; i + 4 <= width; i += 4) sums = f32x4.add(sums, v128.load(x + (<usize>i << 2)));
  let sum = horizontalSum(sums);
  for (; i < width; i++) sum += load<f32>(x + (<usize>i << 2));
  return sum / <f32>width;
}

@inline function inverseDeviationOf(width: i32, x: usize, mean: f32, epsilon: f32): f32 {
  const means = splat(mean);
  let squares = splat(0);
  let i = 0;
  for (; i + 4 <= width; i += 4) {
    const centered = f32x4.sub(v128.load(x + (<usize>i << 2)), means);
    squares = multiplyAdd(centered, centered, squares);
  }
  let sum = horizontalSum(squares);
  for (; i < width; i++) {
    const centered = load<f32>(x + (<usize>i << 2)) - mean;
    sum += centered * centered;
  }
  return <f32>1.0 / sqrt<f32>(sum / <f32>width + epsilon);
}

export function layerNorm(rows: i32, width: i32, x: usize, scale: usize, offset: usize, epsilon: f32, output: usize): void {
  const rowBytes = <usize>width << 2;
  for (let row = 0; row < rows; row++) {
    const mean = meanOf(width, x), inverse = inverseDeviationOf(width, x, mean, epsilon);
    const means = splat(mean), inverses = splat(inverse);
    let i = 0;
    for (; i + 4 <= width; i += 4) {
      const at = <usize>i << 2;
      const normalized = f32x4.mul(f32x4.sub(v128.load(x + at), means), inverses);
      v128.store(output + at, multiplyAdd(normalized, v128.load(scale + at), v128.load(offset + at)));
    }
    for (; i < width; i++) {
      const at = <usize>i << 2;
      store<f32>(output + at, (load<f32>(x + at) - mean) * inverse * load<f32>(scale + at) + load<f32>(offset + at));
    }
    x += rowBytes;
    output += rowBytes;
  }
}

/** Mean and deviation are computed again from x: cheaper than keeping them. */
export function layerNormGradient(
  rows: i32, width: i32, x: usize, scale: usize, dy: usize, epsilon: f32, dx: usize, dScale: usize, dOffset: usize,
): void {
  const rowBytes = <usize>width << 2;
  memory.fill(dScale, 0, rowBytes);
  memory.fill(dOffset, 0, rowBytes);
  for (let row = 0; row < rows; row++) {
    gradientOfRow(width, x, scale, dy, epsilon, dx, dScale, dOffset);
    x += rowBytes;
    dy += rowBytes;
    dx += rowBytes;
  }
}

@inline function gradientOfRow(width: i32, x: usize, scale: usize, dy: usize, epsilon: f32, dx: usize, dScale: usize, dOffset: usize): void {
  const mean = meanOf(width, x), inverse = inverseDeviationOf(width, x, mean, epsilon);
  const means = splat(mean), inverses = splat(inverse);
  let sums = splat(0), products = splat(0);
  let i = 0;
  for (; i + 4 <= width; i += 4) {
    const at = <usize>i << 2;
    const normalized = f32x4.mul(f32x4.sub(v128.load(x + at), means), inverses), d = v128.load(dy + at);
    const scaled = f32x4.mul(d, v128.load(scale + at));
    sums = f32x4.add(sums, scaled);
    products = multiplyAdd(scaled, normalized, products);
    v128.store(dScale + at, multiplyAdd(d, normalized, v128.load(dScale + at)));
    v128.store(dOffset + at, f32x4.add(d, v128.load(dOffset + at)));
  }
  let sum = horizontalSum(sums), product = horizontalSum(products);
  for (; i < width; i++) {
    const at = <usize>i << 2;
    const normalized = (load<f32>(x + at) - mean) * inverse, d = load<f32>(dy + at), scaled = d * load<f32>(scale + at);
    sum += scaled;
    product += scaled * normalized;
    store<f32>(dScale + at, load<f32>(dScale + at) + d * normalized);
    store<f32>(dOffset + at, load<f32>(dOffset + at) + d);
  }
  sum /= <f32>width;
  product /= <f32>width;
  const meanScaled = splat(sum), meanProduct = splat(product);
  for (i = 0; i + 4 <= width; i += 4) {
    const at = <usize>i << 2;
    const normalized = f32x4.mul(f32x4.sub(v128.load(x + at), means), inverses);
    const scaled = f32x4.mul(v128.load(dy + at), v128.load(scale + at));
    v128.store(dx + at, f32x4.mul(inverses, f32x4.sub(f32x4.sub(scaled, meanScaled), f32x4.mul(normalized, meanProduct))));
  }
  for (; i < width; i++) {
    const at = <usize>i << 2;
    const normalized = (load<f32>(x + at) - mean) * inverse, scaled = load<f32>(dy + at) * load<f32>(scale + at);
    store<f32>(dx + at, inverse * (scaled - sum - normalized * product));
  }
}
