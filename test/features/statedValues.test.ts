import { describe, expect, it } from 'vitest';
import { stateValues } from '../../src/features/statedValues';
import { buildVocabulary } from '../../src/features/vocabulary';

const tokenizer = buildVocabulary(['word'], 300);

function states(title: string, attributes: Record<string, string | number | string[]>, category = ''): Record<string, string[]> {
  const words = stateValues(tokenizer.words(title), { attributes, category }, tokenizer);
  return Object.fromEntries(words.filter((word) => word.states.length > 0).map((word) => [word.text, word.states]));
}

describe('title words', () => {
  it('state attribute values in any number and letter case, of several words too', () => {
    expect(states("Kavo Navy-Blue Dresses for Women's", { color: 'navy blue', type: 'dress', gender: 'Woman', brand: 'Kavo' })).toEqual({
      navy: ['color=navy blue'], blue: ['color=navy blue'], dresses: ['type=dress'], "women's": ['gender=Woman'], kavo: ['brand=Kavo'] });
  });

  it('state lists, numbers and each level of a category', () => {
    expect(states('oak table 120', { material: ['oak', 'steel'], width: 120 }, 'Furniture / Dining Tables')).toEqual({
      oak: ['material=oak'], table: ['category=Dining Tables'], 120: ['width=120'] });
  });

  it('help to state a value when half of it is there, but prose and function words state nothing', () => {
    expect(states('Puma shoes', { type: 'Casual Shoes' })).toEqual({ shoes: ['type=Casual Shoes'] });
    expect(states('bag for the gym', { note: 'made for you', about: 'a very long text about the gym and many other things one may do there' })).toEqual({});
    expect(states('red dress', { type: 'red evening gown long' })).toEqual({});
  });
});
