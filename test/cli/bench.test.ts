import { describe, expect, it, vi } from 'vitest';
import { benchSettings, measureBench } from '../../src/cli/bench';

// Under vitest the umbrella package brings a second copy of the cpu backend, whose every kernel is announced.
vi.spyOn(console, 'warn').mockImplementation(() => undefined);

describe('the benchmark', () => {
  it('races ours against two stock steps that learn the same, and leaves no tensor behind', async () => {
    const lines: string[] = [];
    const report = await measureBench(benchSettings(['--quick', '--batch', '3,8', '--steps', '2', '--flat', '6']), (line) => lines.push(line));

    expect(report.node.batches.map(({ batch }) => batch)).toEqual([3, 8]);
    for (const { milliseconds, ratios, heapBytes, losses } of report.node.batches) {
      expect(losses.ours).toHaveLength(4);
      expect(losses.ours.every(Number.isFinite)).toBe(true);
      expect(losses.largestDifference.stock).toBeLessThan(1e-4);
      expect(losses.largestDifference.transposed).toBeLessThan(1e-4);
      expect(ratios.toStock).toBe(milliseconds.ours / milliseconds.stock);
      expect(ratios.toTransposed).toBe(milliseconds.ours / milliseconds.transposed);
      expect(heapBytes.ours).toBeGreaterThan(0);
      expect(heapBytes.stock).toBeGreaterThanOrEqual(heapBytes.ours);
    }
    expect(report.tensors).toMatchObject({ steps: 6, last: report.tensors.first });
    expect(report.model.parameters).toBeGreaterThan(100_000);
    expect(Object.keys(report.machine.gemmGflops)).toEqual(['plain', 'transposedRight', 'transposedLeft']);
    expect([report.full, report.browser]).toEqual([null, null]);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    expect(lines.length).toBeGreaterThan(0);
  });

  it('learns: the same batches come back, and their losses fall', async () => {
    const { node } = await measureBench(benchSettings(['--quick', '--batch', '4', '--steps', '10', '--flat', '1']), () => undefined);
    const { ours } = node.batches[0].losses;
    expect(ours.at(-1)).toBeLessThan(ours[0] / 2);
  });

  it('refuses settings that cannot be run, by name', () => {
    expect(() => benchSettings(['--batch', '32,x'])).toThrow("--batch expects a whole number, got 'x'");
    expect(() => benchSettings(['--steps', '0'])).toThrow('--steps expects at least 1');
    expect(() => benchSettings(['--speed', '9'])).toThrow('--speed');
  });

  it('races in Node and Chromium at the recipe’s batch sizes unless told otherwise', () => {
    expect(benchSettings([])).toEqual({ quick: false, batches: [32, 128], steps: 7, flat: 1000, browser: true, full: true, gpu: false });
    expect(benchSettings(['--no-browser', '--no-full'])).toMatchObject({ browser: false, full: false });
    expect(benchSettings(['--quick'])).toMatchObject({ batches: [4, 8], browser: false, full: false });
  });
});
