const mostSeeds = 10;
const largest = 2 ** 32 - 1;

/** Seeds out of a typed list, once each; null where something else stands among them, or more than ten. */
export function readSeeds(typed: string): number[] | null {
  const words = typed.split(/[\s,;，；、]+/).filter(Boolean);
  const seeds = [...new Set(words.map(Number))];
  return words.every((word) => /^\d+$/.test(word) && Number(word) <= largest) && seeds.length <= mostSeeds ? seeds : null;
}
