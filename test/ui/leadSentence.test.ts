import { describe, expect, it } from 'vitest';
import type { PairOfAnswers, SearchAnswer, SearchResult } from '../../src/lab/api';
import { overlap } from '../../src/evaluation/overlap';
import { chinese } from '../../src/ui/messages/chinese';
import { english } from '../../src/ui/messages/english';
import { leadSentence } from '../../src/ui/views/compare/leadSentence';

const names: Record<string, string> = { make: 'MAKE', bm25: 'BM25' };
const name = (ranker: string) => names[ranker];
const result = (productId: string, rank: number, before: number | null): SearchResult => ({ productId, rank, before, title: `Title ${productId}`, hasImage: true, highlights: [], score: 1 / rank, weights: null, grade: null });

function pairOf(a: string, b: string, ndcg: [number | null, number | null] = [null, null], standsOut: PairOfAnswers['standsOut'] = null, matches = [true, true]): PairOfAnswers {
  const answer = (ids: string, other: string, ranker: string, matches: boolean) => ({ ranker, matches, results: [...ids].map((id, i) => result(id, i + 1, other.includes(id) ? other.indexOf(id) + 1 : null)) }) as unknown as SearchAnswer;
  return {
    query: 'mug', a: answer(a, b, 'make', matches[0]), b: answer(b, a, 'bm25', matches[1]), overlap: overlap([...a], [...b]), standsOut,
    figures: [{ ranker: 'make', ndcg10: ndcg[0], judged10: 1 }, { ranker: 'bm25', ndcg10: ndcg[1], judged10: 1 }],
  };
}
const said = (pair: PairOfAnswers) => leadSentence(english, pair, name);

describe('the sentence over two lists', () => {
  it('says what is common, and tells equal lists from equal products', () => {
    expect(said(pairOf('abcd', 'dxyz'))).toBe('MAKE and BM25 share 1 of the first 10.');
    expect(said(pairOf('abcd', 'wxyz'))).toBe('MAKE and BM25 share none of the first 10.');
    expect(said(pairOf('abcd', 'abcd'))).toBe('MAKE and BM25 show the same first 4 in the same order.');
    expect(said(pairOf('abcd', 'abdc'))).toBe('MAKE and BM25 show the same 4 products in another order.');
    expect(said(pairOf('abcd', 'abc'))).toBe('MAKE and BM25 share 3 of the first 10.');
  });

  it('says who finds nothing', () => {
    expect(said(pairOf('ab', ''))).toBe('Only MAKE finds anything; BM25 finds nothing.');
    expect(said(pairOf('', 'ab'))).toBe('Only BM25 finds anything; MAKE finds nothing.');
    expect(said(pairOf('', ''))).toBe('Neither MAKE nor BM25 finds anything.');
    expect(said(pairOf('ab', '', [null, null], null, [false, false]))).toBe('Nothing matches this query, say both MAKE and BM25; what is shown are nearest misses.');
  });

  it('names the one that answers better, and calls equal what is shown equal', () => {
    expect(said(pairOf('ab', 'ba', [0.25, 0.5]))).toContain('BM25 answers this query better: nDCG@10 0.500 against 0.250 of MAKE.');
    expect(said(pairOf('ab', 'ba', [0.5, 0.25]))).toContain('MAKE answers this query better: nDCG@10 0.500 against 0.250 of BM25.');
    expect(said(pairOf('ab', 'ba', [0.50001, 0.50002]))).toContain('Both reach nDCG@10 0.500.');
    expect(said(pairOf('ab', 'ba', [0.5, null]))).not.toContain('nDCG');
  });

  it('names the product that stands out with both places, its title kept apart from the sentence’s direction', () => {
    const far = said(pairOf('ab', 'ca', [0, 1], { side: 'b', result: result('c', 1, 1310) }));
    expect(far).toContain('“\u2068Title c\u2069” is number 1 with BM25 and number 1,310 with MAKE.');
    expect(said(pairOf('ab', 'ca', [1, 0], { side: 'a', result: result('b', 2, null) }))).toContain('is number 2 with MAKE, and BM25 does not find it.');
  });

  it('sets spaces between scripts only where a Chinese sentence holds a Chinese name', () => {
    const called = (ranker: string) => (ranker === 'make' ? '混合' : 'BM25');
    expect(leadSentence(chinese, pairOf('abcd', 'dxyz', [0.25, 0.5]), called)).toBe('混合与 BM25 的前 10 名中有 1 件相同。BM25 对这条查询答得更好：nDCG@10 为 0.500，混合为 0.250。');
    expect(chinese.compare.openInSearch('红色 连衣裙', '混合')).toBe('红色 连衣裙：在搜索中查看（按混合排序）');
  });

  it('holds the same names and numbers in Chinese', () => {
    const pair = pairOf('ab', 'ca', [0.25, 0.5], { side: 'b', result: result('c', 1, 1310) });
    const sentence = leadSentence(chinese, pair, name);
    for (const part of ['MAKE', 'BM25', '0.250', '0.500', '1,310', 'Title c']) expect(sentence).toContain(part);
  });
});
