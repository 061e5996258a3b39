import { describe, expect, it } from 'vitest';
import { notableEvent, nowFindings } from '../../../src/lab/train/nowFindings';
import { regimeWeight } from '../../../src/lab/train/metricNames';
import type { MetricsLine } from '../../../src/lab/trainApi';

const trained = (steps: number, lossAt: (step: number) => number): MetricsLine[] => Array.from({ length: steps }, (_, i) => ({ step: i + 1, loss: lossAt(i + 1) }));
const falling = (step: number) => 2 + 6 * 0.98 ** step;

/** Lines with looks at the given steps: recall, and image weights of coded titles, balanced products and missing photos. */
function withLooks(lines: MetricsLine[], looks: Record<number, { recall: number; weights?: [thin: number, balanced: number, placeholder: number] }>, part = 'validation'): MetricsLine[] {
  return lines.map((line) => {
    const look = looks[line.step];
    if (!look) return line;
    const [thin, balanced, placeholder] = look.weights ?? [];
    return {
      ...line, [`${part}.recall@10`]: look.recall, [`${part}.P@10`]: look.recall + 0.1,
      ...(look.weights && { [regimeWeight('thinTitle')]: thin, [regimeWeight('balanced')]: balanced, [regimeWeight('placeholder')]: placeholder }) as Record<string, number>,
    };
  });
}

describe('what a run is at', () => {
  const lines = withLooks(trained(120, falling), { 25: { recall: 0.12, weights: [0.5, 0.5, 0.5] }, 50: { recall: 0.2, weights: [0.55, 0.5, 0.35] }, 100: { recall: 0.46, weights: [0.71, 0.5, 0.06] } });

  it('is read off the newest look up to the step, never off a later one', () => {
    expect(nowFindings(lines, 120, 'scalarGate').look).toEqual({ step: 100, part: 'validation', recall: 0.46, right: 0.56 });
    expect(nowFindings(lines, 99, 'scalarGate').look?.step).toBe(50);
    expect(nowFindings(lines, 24, 'scalarGate')).toMatchObject({ look: null, first: null, weights: { kind: 'unknown' } });
    expect(nowFindings(lines, 99, 'scalarGate').first?.recall).toBe(0.12);
    expect(nowFindings([], 0, 'scalarGate')).toEqual({ look: null, first: null, weights: { kind: 'unknown' }, loss: null, fading: null });
  });

  it('says which products stand out by their weights, and that none do', () => {
    expect(nowFindings(lines, 100, 'scalarGate').weights).toEqual({ kind: 'picture', regime: 'thinTitle', image: 0.71, balanced: 0.5 });
    expect(nowFindings(lines, 60, 'scalarGate').weights).toEqual({ kind: 'title', regime: 'placeholder', image: 0.35, balanced: 0.5 });
    expect(nowFindings(lines, 30, 'scalarGate').weights).toEqual({ kind: 'even', image: 0.5 });
    expect(nowFindings(lines, 100, 'titleOnly').weights).toEqual({ kind: 'unweighed', fusion: 'titleOnly' });
    expect(nowFindings(lines, 100, 'fixed').weights).toEqual({ kind: 'unweighed', fusion: 'fixed' });
  });

  it('tells a falling loss from a flat and a rising one, through the noise of batches', () => {
    const noise = (step: number) => (step % 2 ? 0.2 : -0.2);
    expect(nowFindings(trained(100, (step) => falling(step) + noise(step)), 100, 'scalarGate').loss).toMatchObject({ trend: 'falling' });
    expect(nowFindings(trained(100, (step) => 4 + noise(step)), 100, 'scalarGate').loss).toMatchObject({ trend: 'flat' });
    expect(nowFindings(trained(100, (step) => 4 + step / 50), 100, 'scalarGate').loss).toMatchObject({ trend: 'rising' });
    expect(nowFindings(trained(3, falling), 3, 'scalarGate').loss).toBeNull();
  });

  it('calls it learning by heart only when looks stay worse while the loss still falls', () => {
    const worse = { 30: { recall: 0.2 }, 60: { recall: 0.46 }, 90: { recall: 0.41 }, 120: { recall: 0.4 } };
    expect(nowFindings(withLooks(trained(120, falling), worse), 120, 'scalarGate').fading).toMatchObject({ best: { step: 60 }, now: { step: 120 } });
    expect(nowFindings(withLooks(trained(120, (step) => 4 + step / 100), worse), 120, 'scalarGate').fading).toBeNull();
    expect(nowFindings(withLooks(trained(120, falling), { ...worse, 120: { recall: 0.45 } }), 120, 'scalarGate').fading).toBeNull();
    expect(nowFindings(withLooks(trained(120, falling), worse), 90, 'scalarGate').fading).toBeNull();
  });

  it('reads runs that held no queries out, and looks that measured recall alone', () => {
    expect(nowFindings([{ step: 5, 'seen.recall@10': 0.3 }], 5, 'scalarGate').look).toEqual({ step: 5, part: 'seen', recall: 0.3, right: null });
  });
});

describe('the notable event', () => {
  it('is the first step where coded titles trust the picture clearly more', () => {
    const lines = withLooks(trained(100, falling), { 25: { recall: 0.1, weights: [0.54, 0.5, 0.5] }, 50: { recall: 0.3, weights: [0.58, 0.46, 0.4] }, 75: { recall: 0.4, weights: [0.72, 0.5, 0.1] } });
    expect(notableEvent(lines, 'scalarGate')).toEqual({ kind: 'pictureWoke', step: 50, by: 'lead', image: 0.58, balanced: 0.46 });
    expect(notableEvent(lines.filter(({ step }) => step !== 50), 'scalarGate')).toMatchObject({ step: 75, by: 'share', image: 0.72 });
    const missing = withLooks(trained(100, falling), { 25: { recall: 0.1, weights: [0.4, 0.43, 0.41] }, 50: { recall: 0.3, weights: [0.42, 0.43, 0.35] } });
    expect(notableEvent(missing, 'scalarGate')).toEqual({ kind: 'titleWoke', step: 50, image: 0.35, balanced: 0.43 });
  });

  it('is otherwise the best look that has passed, or that recall doubled, or nothing', () => {
    const looks = { 30: { recall: 0.2 }, 60: { recall: 0.46 }, 90: { recall: 0.41 }, 120: { recall: 0.4 } };
    expect(notableEvent(withLooks(trained(120, falling), looks), 'titleOnly')).toEqual({ kind: 'best', step: 60, recall: 0.46, now: 0.4 });
    expect(notableEvent(withLooks([{ step: 0 }, ...trained(70, falling)], { 0: { recall: 0.01 }, ...looks }), 'titleOnly')).toEqual({ kind: 'doubled', step: 60, from: 0.2, to: 0.46 });
    expect(notableEvent(withLooks(trained(40, falling), looks), 'titleOnly')).toBeNull();
  });
});
