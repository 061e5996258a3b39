import { isRecord } from './rows';

/** The longest title, description or query that is kept, in characters. */
export const longestText = 4000;

/** Text in one line: composed letters, no control characters, single spaces. */
export function cleanText(text: string): string {
  if (/^[!-~]*$/.test(text)) return text;
  return text.normalize('NFC').replaceAll(/[\p{Cc}\u2028\u2029\ufeff\ufffe]+/gu, ' ').replaceAll(/\s+/g, ' ').trim();
}

/** Whether a text holds control characters other than line breaks and tabs. */
export function hasControlCharacters(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return /[\0-\x08\x0b\x0c\x0e-\x1f]/.test(text);
}

/** What a cell says in words: texts as they are, numbers written out, of lists the English or first item, of objects their value. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) {
    const english = value.find((item) => isRecord(item) && typeof item.language_tag === 'string' && item.language_tag.startsWith('en'));
    return value.every((item) => typeof item === 'string') ? value.join(' ') : textOf(english ?? value[0]);
  }
  if (isRecord(value)) return textOf(['value', 'text', 'large', 'hi_res', 'url', 'path', 'thumb'].filter((key) => Object.hasOwn(value, key)).map((key) => value[key])[0]);
  return '';
}

/** An id is a text, zeros kept; '' = none. */
export function idOf(value: unknown): string {
  return typeof value === 'object' ? '' : cleanText(textOf(value));
}

/** A finite number, from a number or its text; null = none. */
export function numberOf(value: unknown): number | null {
  if (typeof value === 'boolean') return Number(value);
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
  const number = text === '' ? NaN : Number(text);
  return Number.isFinite(number) ? number : null;
}

/** The items of a list: a JSON array, an array written as text, or words between spaces, commas or bars. */
export function listOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(idOf).filter(Boolean);
  return textOf(value).split(/[\s,;|[\]'"]+/).filter(Boolean);
}
