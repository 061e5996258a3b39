import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csv, tabbed } from '../../src/ui/export/csv';

const provenance: [string, string][] = [['catalog', 'Shop (shop), 2400 products'], ['run', 'MAKE, small'], ['query', 'red "dress", blue']];
const rows = [['plain', 1.5, null], ['comma, quote " and\nline', -2, '=1+1'], ['تيشيرت', 0, '']];

describe('a saved table', () => {
  it('begins with where it comes from and is read back as it was', () => {
    const text = csv(['title', 'score', 'note'], rows, provenance);
    expect(text.split('\r\n').slice(0, 3)).toEqual(['# catalog: Shop (shop), 2400 products', '# run: MAKE, small', '# query: red "dress", blue']);
    const { data, errors } = Papa.parse<string[]>(text, { comments: '#', skipEmptyLines: true });
    expect(errors).toEqual([]);
    expect(data).toEqual([['title', 'score', 'note'], ['plain', '1.5', ''], ['comma, quote " and\nline', '-2', "'=1+1"], ['تيشيرت', '0', '']]);
  });

  it('keeps every digit of a number and never makes a formula of text', () => {
    const [, line] = csv(['a', 'b'], [[0.1 + 0.2, '@cmd']], []).split('\r\n');
    expect(line).toBe("0.30000000000000004,'@cmd");
  });

  it('is separated by tabs on the clipboard', () => {
    expect(tabbed(['a', 'b'], [['x\ty', 2]], [])).toBe('a\tb\n"x\ty"\t2\n');
  });
});
