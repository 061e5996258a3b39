// Four floats at a time. A store past the end of a tensor corrupts tfjs's allocator: the last one to three values go through the `Tail` pair.

@inline export function splat(value: f32): v128 { return f32x4.splat(value); }

@inline export function multiplyAdd(a: v128, b: v128, c: v128): v128 { return f32x4.add(f32x4.mul(a, b), c); }

/** The first 1 to 3 values at an address, then zeros. */
@inline export function loadTail(address: usize, count: i32): v128 {
  let values = f32x4.replace_lane(f32x4.splat(0), 0, load<f32>(address));
  if (count > 1) values = f32x4.replace_lane(values, 1, load<f32>(address, 4));
  if (count > 2) values = f32x4.replace_lane(values, 2, load<f32>(address, 8));
  return values;
}

/** Stores the first 1 to 3 values only. */
@inline export function storeTail(address: usize, values: v128, count: i32): void {
  store<f32>(address, f32x4.extract_lane(values, 0));
  if (count > 1) store<f32>(address, f32x4.extract_lane(values, 1), 4);
  if (count > 2) store<f32>(address, f32x4.extract_lane(values, 2), 8);
}

@inline export function horizontalSum(v: v128): f32 {
  return (f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1)) + (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3));
}

@inline export function horizontalMax(v: v128): f32 {
  return max(max(f32x4.extract_lane(v, 0), f32x4.extract_lane(v, 1)), max(f32x4.extract_lane(v, 2), f32x4.extract_lane(v, 3)));
}

/** Adding it to a float below 2^22 rounds to the nearest integer, which then stands in the low bits. */
const rounding: f32 = 12582912;

/** e^x to two units in the last place (reduction by ln 2, polynomial of degree 5); exactly 0 below -87.3, finite above 88. */
@inline export function exponential(v: v128): v128 {
  const x = f32x4.pmax(f32x4.pmin(v, splat(88.0)), splat(-87.3)); // one instruction each, min and max are six
  const rounded = f32x4.add(f32x4.mul(x, splat(1.44269504088896341)), splat(rounding)), power = f32x4.sub(rounded, splat(rounding));
  let rest = f32x4.sub(x, f32x4.mul(power, splat(0.693359375)));
  rest = f32x4.sub(rest, f32x4.mul(power, splat(-2.12194440e-4)));
  let p = multiplyAdd(splat(1.9875691500e-4), rest, splat(1.3981999507e-3));
  p = multiplyAdd(p, rest, splat(8.3334519073e-3));
  p = multiplyAdd(p, rest, splat(4.1665795894e-2));
  p = multiplyAdd(p, rest, splat(1.6666665459e-1));
  p = multiplyAdd(p, rest, splat(5.0000001201e-1));
  p = f32x4.add(multiplyAdd(p, f32x4.mul(rest, rest), rest), splat(1.0));
  const scale = i32x4.shl(i32x4.add(rounded, i32x4.splat(127)), 23);
  return v128.and(f32x4.mul(p, scale), f32x4.ge(v, splat(-87.3)));
}

@inline export function exponentialOf(x: f32): f32 { return f32x4.extract_lane(exponential(splat(x)), 0); }
