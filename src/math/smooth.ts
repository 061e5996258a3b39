/**
 * Average of the values around each step, from both sides: one that lies `halfLife` steps away counts half. Constant stays constant, the ends have no pull towards 0, and
 * values that lie far apart stay nearly as they are. `steps` ascend; a `halfLife` of 0 gives the values themselves.
 */
export function smooth(steps: ArrayLike<number>, values: ArrayLike<number>, halfLife: number): Float64Array {
  const smoothed = new Float64Array(values.length);
  const weights = new Float64Array(values.length);
  const add = (from: number, to: number, by: 1 | -1, own: 0 | 1) => {
    let [sum, weight] = [0, 0];
    for (let i = from; i !== to; i += by) {
      const fade = i !== from && halfLife > 0 ? 0.5 ** (Math.abs(steps[i] - steps[i - by]) / halfLife) : 0;
      sum *= fade;
      weight *= fade;
      smoothed[i] += sum + own * values[i];
      weights[i] += weight + own;
      sum += values[i];
      weight += 1;
    }
  };
  add(0, values.length, 1, 1);
  add(values.length - 1, -1, -1, 0);
  return smoothed.map((sum, i) => sum / weights[i]);
}
