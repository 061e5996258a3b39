import { array, assert, double, integer, option, property } from '../support/properties';
import { describe, expect, it } from 'vitest';
import { downsample, type Line } from '../../src/math/downsample';

const lineOf = (values: (number | null)[]): Line[] => values.map((loss, i): Line => (loss === null ? { step: i + 1 } : { step: i + 1, loss }));
const valuesOf = (lines: Line[], name: string) => lines.flatMap((line) => (Number.isFinite(line[name]) ? [line[name]] : []));

describe('fewer lines that draw the same curve', () => {
  it('keep first, last, smallest and largest, rise in step, and invent nothing', () => {
    assert(property(array(option(double({ min: -1e6, max: 1e6, noNaN: true })), { maxLength: 600 }), integer({ min: 4, max: 80 }), (values, most) => {
      const lines = lineOf(values);
      const fewer = downsample(lines, ['loss'], most);
      const [before, after] = [valuesOf(lines, 'loss'), valuesOf(fewer, 'loss')];
      expect(after.length).toBe(fewer.length);
      expect(after.length).toBeLessThanOrEqual(most);
      expect(fewer.every((line, i) => i === 0 || line.step > fewer[i - 1].step)).toBe(true);
      expect(fewer.every(({ step, loss }) => lines[step - 1].loss === loss)).toBe(true);
      expect([after[0], after.at(-1)]).toEqual([before[0], before.at(-1)]);
      expect([Math.min(...after), Math.max(...after)]).toEqual([Math.min(...before), Math.max(...before)]);
    }));
  });

  it('keep every value of a name that is seldom measured, beside one that is measured always', () => {
    const lines = Array.from({ length: 1200 }, (_, i): Line => ({ step: i + 1, loss: Math.sin(i), ...((i + 1) % 100 === 0 && { recall: i / 1200 }) }));
    const fewer = downsample(lines, ['loss', 'recall'], 300);
    expect(valuesOf(fewer, 'recall')).toEqual(valuesOf(lines, 'recall'));
    expect(valuesOf(fewer, 'loss').length).toBeGreaterThan(140);
    expect(valuesOf(fewer, 'loss').length).toBeLessThanOrEqual(300);
  });

  it('hardly change what they show of the past while a run goes on', () => {
    const lines = lineOf(Array.from({ length: 1000 }, (_, i) => Math.sin(i * i)));
    const steps = (count: number) => downsample(lines.slice(0, count), ['loss'], 300).map(({ step }) => step);
    const after = new Set(steps(1000));
    expect(steps(900).filter((step) => !after.has(step)).length).toBeLessThanOrEqual(3);
  });

  it('leave a value out that is no number', () => {
    expect(downsample([{ step: 1, loss: NaN }, { step: 2, loss: 3 }], ['loss'], 10)).toEqual([{ step: 2, loss: 3 }]);
  });
});
