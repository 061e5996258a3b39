import { describe, expect, it } from 'vitest';
import { highlighter } from '../../../src/lab/search/highlights';

const marked = (title: string, query: string, keywords: string[] = []) => highlighter(query, keywords)(title).map(({ start, end, by }) => [title.slice(start, end), by]);

describe('matched words of a title', () => {
  it('joins neighbors of one kind and keeps typed and added apart', () => {
    expect(marked('Oro Blue Casual Shoes, Blue', 'blue', ['casual shoes'])).toEqual([['Blue', 'typed'], ['Casual Shoes', 'added'], ['Blue', 'typed']]);
    expect(marked('Oro Blue Shirts', 'blue shirt')).toEqual([['Blue Shirts', 'typed']]);
  });

  it('marks an added keyword only where it stands whole', () => {
    expect(marked('Running Shoes Casual', 'sneakers', ['casual shoes'])).toEqual([]);
  });

  it('lets a typed word win over an added one', () => {
    expect(marked('Casual Shoes', 'shoes', ['casual shoes'])).toEqual([['Casual', 'added'], ['Shoes', 'typed']]);
  });

  it('finds words in scripts without spaces, right to left, and under accents, at their places', () => {
    expect(marked('红色连衣裙', '连衣裙')).toEqual([['连衣裙', 'typed']]);
    expect(marked('كوب أحمر كبير', 'أحمر')).toEqual([['أحمر', 'typed']]);
    expect(marked('👟 Crème brûlée', 'creme')).toEqual([['Crème', 'typed']]);
  });

  it('marks nothing for nothing', () => {
    expect([marked('Red mug', ''), marked('', 'mug', ['cup']), marked('Red mug', 'zzyzx', [''])]).toEqual([[], [], []]);
  });
});
