import { describe, expect, it } from 'vitest';
import type { ProductRow } from '../../src/features/types';
import { augmentProduct, type AugmentationSetting } from '../../src/training/augmentation';
import { augmentImage } from '../../src/training/augmentImage';
import { augmentTitle } from '../../src/training/augmentTitle';
import type { AugmentationConfig } from '../../src/training/config';
import { drawFor, features, noAugmentation, side, tinyData, tokenizer } from './tinyShop';

const trials = 4000;
const data = tinyData();
const title = data.products.titles[0]; // kavo red dress
const pixels = data.products.pixels.slice(0, side * side * 3);
const size = { height: side, width: side };
const text = (words: { text: string }[]) => words.map((word) => word.text).join(' ');

/** Five standard deviations of a binomial share around its chance. */
function expectShare(count: number, chance: number): void {
  const bound = 5 * Math.sqrt((chance * (1 - chance)) / trials);
  expect(Math.abs(count / trials - chance)).toBeLessThan(bound);
}

function titles(config: Partial<AugmentationConfig>): { text: string; informative: boolean }[] {
  const random = drawFor('titles');
  return Array.from({ length: trials }, () => {
    const { words, informative } = augmentTitle(title, { ...noAugmentation, ...config }, tokenizer, random);
    return { text: text(words), informative };
  });
}

describe('title augmentation', () => {
  it('leaves a title as it is when nothing is switched on', () => {
    for (const result of titles({})) expect(result).toEqual({ text: 'kavo red dress', informative: true });
  });

  it('drops all words of one attribute value together, at its rate, and calls what is left uninformative', () => {
    const results = titles({ titleAttributes: 0.3 });
    const changed = results.filter((result) => result.text !== 'kavo red dress');
    expectShare(changed.length, 0.3);
    expect(new Set(changed.map((result) => result.text))).toEqual(new Set(['kavo dress', 'kavo red']));
    expect(results.every((result) => result.informative === (result.text === 'kavo red dress'))).toBe(true);
  });

  it('drops several words that state one value', () => {
    const navy = [{ text: 'navy', ids: [5], states: ['color'] }, { text: 'blue', ids: [6], states: ['color'] }, { text: 'mug', ids: [7], states: [] }];
    const { words } = augmentTitle(navy, { ...noAugmentation, titleAttributes: 1 }, tokenizer, drawFor('navy'));
    expect(text(words)).toBe('mug');
  });

  it('drops words at the rates of title and word, and never all of them', () => {
    const results = titles({ titleWords: { chance: 0.6, drop: 0.3 } });
    expectShare(results.filter((result) => result.text === 'kavo red dress').length, 0.4 + 0.6 * 0.7 ** 3);
    expectShare(results.filter((result) => !result.text.includes('red')).length, 0.6 * (0.3 - 0.3 ** 3 * (1 / 3)));
    expect(results.every((result) => result.text.length > 0)).toBe(true);
  });

  it('puts a code in place of the title at its rate; the code names neither kind nor color and has ids of the vocabulary', () => {
    const results = titles({ titleCode: 0.2 });
    const codes = results.filter((result) => result.text !== 'kavo red dress');
    expectShare(codes.length, 0.2);
    expect(codes.some((result) => result.informative)).toBe(false);
    expect(codes.every((result) => !/red|dress/.test(result.text) && /\d/.test(result.text))).toBe(true);
    expect(new Set(codes.map((result) => result.text)).size).toBeGreaterThan(codes.length * 0.8);
    const { words } = augmentTitle(title, { ...noAugmentation, titleCode: 1 }, tokenizer, drawFor('code'));
    expect(words.flatMap((word) => word.ids).every((id) => id >= 0 && id < tokenizer.size && id !== tokenizer.pad)).toBe(true);
  });

  it('leaves an empty title empty', () => {
    expect(augmentTitle([], { ...noAugmentation, titleCode: 1 }, tokenizer, drawFor('empty'))).toEqual({ words: [], informative: false });
  });
});

describe('picture augmentation', () => {
  const gray = (picture: Uint8Array) => picture.every((value, i) => value === picture[i - (i % 3)]);

  it('blanks a picture at its rate, and never where the title was not informative', () => {
    const random = drawFor('blank');
    const config = { ...noAugmentation, imageBlank: 0.15 };
    const results = Array.from({ length: trials }, () => augmentImage(pixels, size, true, config, random));
    expectShare(results.filter(gray).length, 0.15);
    expect(Array.from({ length: trials }, () => augmentImage(pixels, size, false, config, random)).some(gray)).toBe(false);
  });

  it('makes blanks of one level and cards with a sign on them', () => {
    const random = drawFor('cards');
    const results = Array.from({ length: 200 }, () => augmentImage(pixels, size, true, { ...noAugmentation, imageBlank: 1 }, random));
    const levels = results.map((picture) => new Set(picture).size);
    expect(new Set(levels)).toEqual(new Set([1, 2]));
    expect(results.every((picture) => gray(picture) && Math.max(...picture) >= 200)).toBe(true);
  });

  it('mirrors left to right', () => {
    const mirrored = augmentImage(pixels, size, true, { ...noAugmentation, mirror: 1 }, drawFor('mirror'));
    const pixel = (picture: Uint8Array, row: number, column: number) => picture.slice((row * side + column) * 3, (row * side + column) * 3 + 3).join();
    for (let row = 0; row < side; row++) for (let column = 0; column < side; column++) expect(pixel(mirrored, row, column)).toBe(pixel(pixels, row, side - 1 - column));
  });

  it('shifts by at most its bound in each direction and fills with white', () => {
    const random = drawFor('shift');
    const dot = new Uint8Array(side * side * 3).fill(255);
    dot.set([9, 9, 9], (6 * side + 6) * 3);
    const places = new Set<string>();
    for (let i = 0; i < trials; i++) {
      const at = augmentImage(dot, size, true, { ...noAugmentation, shift: 2 }, random).indexOf(9) / 3;
      places.add(`${Math.floor(at / side) - 6} ${(at % side) - 6}`);
    }
    expect(places.size).toBe(25);
    expect([...places].every((place) => place.split(' ').every((offset) => Math.abs(Number(offset)) <= 2))).toBe(true);
  });

  it('never writes into the catalog', () => {
    const before = pixels.slice();
    for (let i = 0; i < 50; i++) augmentImage(pixels, size, true, { ...noAugmentation, mirror: 0.5, shift: 3, imageBlank: 0.3 }, drawFor(`copy ${i}`));
    expect(pixels).toEqual(before);
  });
});

describe('product augmentation', () => {
  const config = { ...noAugmentation, titleWords: { chance: 0.5, drop: 0.4 }, titleCode: 0.4, imageBlank: 0.4, mirror: 0.5, shift: 1 };
  const setting: AugmentationSetting = { config, tokenizer, picture: size, titleTokens: features.titleTokens, seed: 3 };
  const product = { title, hasTitle: true, pixels, hasImage: true };
  const row = (step: number, index: number, change: Partial<typeof product> = {}): ProductRow => augmentProduct({ ...product, ...change }, setting, step, index);

  it('gives the same row for the same address and others for others', () => {
    expect(row(4, 2)).toEqual(row(4, 2));
    expect(new Set(Array.from({ length: 40 }, (_, i) => JSON.stringify([...row(i % 8, Math.floor(i / 8)).titleIds, ...row(i % 8, Math.floor(i / 8)).pixels]))).size).toBeGreaterThan(20);
  });

  it('replaces content and leaves the masks on', () => {
    for (let i = 0; i < 100; i++) expect(row(i, 0)).toMatchObject({ hasTitle: true, hasImage: true });
  });

  it('does not paint a picture where there is none, nor write a title where there is none', () => {
    const white = new Uint8Array(pixels.length).fill(255);
    for (let i = 0; i < 50; i++) {
      const missing = row(i, 0, { title: [], hasTitle: false, pixels: white, hasImage: false });
      expect(missing).toEqual({ titleIds: tokenizer.assemble([], features.titleTokens), hasTitle: false, pixels: white, hasImage: false });
    }
  });
});
