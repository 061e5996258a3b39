/**
 * Exponential average of values that stand at ascending steps: a value that lies `halfLife` steps back counts half as much as the newest. It never looks ahead, has no
 * pull towards 0 at the start, and leaves values that lie far apart nearly as they are. 0 = the values themselves.
 */
export function smooth(steps: ArrayLike<number>, values: ArrayLike<number>, halfLife: number): Float64Array {
  const smoothed = new Float64Array(values.length);
  let [sum, weight] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    const fade = i > 0 && halfLife > 0 ? 0.5 ** ((steps[i] - steps[i - 1]) / halfLife) : 0;
    sum = sum * fade + values[i];
    weight = weight * fade + 1;
    smoothed[i] = sum / weight;
  }
  return smoothed;
}
