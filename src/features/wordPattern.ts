// What counts as a word. Close to Unicode's default word boundaries (UAX 29), with one character a word where a script has no spaces.

const unspacedScript = ['Han', 'Hira', 'Kana', 'Thai', 'Laoo', 'Khmr', 'Mymr'].map((name) => `\\p{Script_Extensions=${name}}`).join('');
const marks = '[\\p{M}\\u200c\\u200d\\u00ad\\u2060]*';
const unspaced = `(?=[${unspacedScript}])[\\p{L}\\p{N}][\\p{M}\\uff9e\\uff9f]*`;
const letter = `(?![${unspacedScript}])[\\p{L}\\p{N}]${marks}`;
/** An apostrophe between letters, a point or comma between digits: "women's", "2.5". */
const joint = `(?:(?<=\\p{L}\\p{M}*)['’](?=\\p{L})|(?<=\\p{Nd})[.,](?=\\p{Nd}))`;
/** Squared units and letter-like signs that stand for letters: ㎏, ℃, №. */
const unitSign = '[\\u3300-\\u33ff\\u2103\\u2109\\u2116]';
const picture = '\\p{Regional_Indicator}{2}|\\p{Extended_Pictographic}';

/** Every word of a text, in reading order. */
export const wordPattern = new RegExp(`${unspaced}|${letter}(?:${joint}?${letter})*|${unitSign}|(?![©®™℠])(?:${picture})`, 'gu');

const unspacedPattern = new RegExp(`^${unspaced}`, 'u');

/** Whether a word's script puts spaces between words (English does, Chinese does not). */
export function hasSpaces(word: string): boolean {
  return !unspacedPattern.test(word);
}
