import { describe, expect, it } from 'vitest';
import type { NowFindings } from '../../src/lab/train/nowFindings';
import { chinese } from '../../src/ui/messages/chinese';
import { english } from '../../src/ui/messages/english';
import { eventSentence, nowSentence, type Moment } from '../../src/ui/views/train/curves/sentences';

const look = { step: 240, part: 'validation', recall: 0.46, right: 0.71 } as const;
const findings = (change: Partial<NowFindings> = {}): NowFindings => ({ look, first: { ...look, step: 25, recall: 0.12, right: 0.2 }, weights: { kind: 'picture', regime: 'thinTitle', image: 0.71, balanced: 0.5 }, loss: { from: 8, to: 3.1, trend: 'falling' }, fading: null, ...change });
const moment = (change: Partial<Moment> = {}): Moment => ({ step: 240, total: 600, past: false, lookEvery: 25, ...change });
const said = (found: Partial<NowFindings> = {}, at: Partial<Moment> = {}) => nowSentence(findings(found), moment(at), english.curves).replaceAll('**', '');

describe('the sentence of now', () => {
  it('says what is found and whom the model trusts', () => {
    expect(said()).toBe('Step 240: 7 of the model’s first ten products are right; for coded titles it now trusts the picture, 71 %.');
    expect(said({ weights: { kind: 'picture', regime: 'thinTitle', image: 0.45, balanced: 0.3 } })).toContain('for coded titles the picture counts 45 %, elsewhere 30 %.');
    expect(said({ weights: { kind: 'title', regime: 'placeholder', image: 0.06, balanced: 0.5 } })).toContain('where the photo is missing it now trusts the title, 94 %.');
    expect(said({ weights: { kind: 'even', image: 0.5 } })).toContain('all products are still weighed alike, picture 50 %.');
    expect(said({ weights: { kind: 'unweighed', fusion: 'titleOnly' } })).toContain('it reads titles only.');
    expect(said({ weights: { kind: 'unknown' } })).toContain('the loss fell from 8.0 to 3.1.');
  });

  it('rounds honestly: about, fewer than one, and a share where ten were not looked at', () => {
    const right = (share: number | null) => said({ look: { ...look, right: share } });
    expect(right(0.66)).toContain('about 7 of the model’s first ten');
    expect(right(0.02)).toContain('fewer than 1 of the model’s first ten products is right');
    expect(right(null)).toContain('the model’s first ten hold 46 % of the right products');
  });

  it('says when it was looked at, of a step that is gone back to, and of the end', () => {
    expect(said({}, { step: 251 })).toMatch(/^Step 251: 7 of the model’s first ten products are right, measured at step 240; /);
    expect(said({}, { past: true })).toMatch(/^At step 240, 7 of/);
    const end = said({ look: { ...look, step: 600 } }, { step: 600 });
    expect(end).toBe('After all 600 steps, 7 of the model’s first ten products are right; recall@10 went from .12 to .46; for coded titles it now trusts the picture, 71 %.');
  });

  it('begins with a guess, and before the first look with the loss', () => {
    expect(said({ look: { ...look, step: 0, right: 0.1 }, first: null, weights: { kind: 'even', image: 0.5 }, loss: null }, { step: 0 })).toMatch(/^Step 0: the model guesses: 1 of its first ten products is right/);
    for (const before of [null, { ...look, step: 0, right: 0.1 }]) expect(said({ look: before, first: null }, { step: 12 })).toBe('Step 12: the loss fell from 8.0 to 3.1; the first look at its answers comes at step 25.');
    expect(said({ look: null, first: null, loss: null }, { step: 2, lookEvery: 0 })).toBe('Step 2: the model has only begun; the first look at its answers comes at step 600.');
  });

  it('warns of learning by heart before it praises the end', () => {
    const text = said({ fading: { best: { ...look, step: 150, recall: 0.46 }, now: { ...look, step: 600, recall: 0.4 } } }, { step: 600 });
    expect(text).toContain('recall@10 was .46 at step 150 and is .40 now, while the loss falls');
    expect(text).not.toContain('went from');
  });

  it('holds the same numbers in Chinese', () => {
    expect(nowSentence(findings(), moment(), chinese.curves)).toBe('第 240 步：模型的前 10 件商品中有 **7** 件是对的；对编号式标题，它现在更相信图片，占 **71%**。');
    const woke = { kind: 'pictureWoke', step: 120, by: 'lead', image: 0.45, balanced: 0.33 } as const;
    for (const number of ['120', '45%', '33%']) expect(eventSentence(woke, chinese.curves)).toContain(number);
  });
});

it('the event names the step and what happened there', () => {
  expect(eventSentence({ kind: 'pictureWoke', step: 120, by: 'share', image: 0.603, balanced: 0.5 }, english.curves)).toBe('At step 120 the picture side woke up: coded titles passed 60 %.');
  expect(eventSentence({ kind: 'pictureWoke', step: 120, by: 'lead', image: 0.45, balanced: 0.33 }, english.curves)).toBe('At step 120 the picture side woke up: it counts 45 % for coded titles, 33 % where both sides are fine.');
});
