
// Capital letters as single strokes in boxes 10 wide and 14 high: pictures carry writing without any font.
const strokes: Record<string, string> = {
  A: 'M0 14L5 0L10 14M2 9H8', B: 'M0 0V14H5.5Q10 14 10 10.5Q10 7 5.5 7H0M5.5 7Q9 7 9 3.5Q9 0 5.5 0H0',
  C: 'M10 2.5Q8 0 5.5 0Q0 0 0 7Q0 14 5.5 14Q8 14 10 11.5', D: 'M0 0V14H4Q10 14 10 7Q10 0 4 0Z', E: 'M9 0H0V14H9M0 7H7',
  F: 'M9 0H0V14M0 7H7', G: 'M10 2.5Q8 0 5.5 0Q0 0 0 7Q0 14 5.5 14Q10 14 10 8H6', H: 'M0 0V14M10 0V14M0 7H10', I: 'M5 0V14',
  J: 'M8 0V10Q8 14 4 14Q0 14 0 10.5', K: 'M0 0V14M9.5 0L0 8M4 5L10 14', L: 'M0 0V14H9', M: 'M0 14V0L5 9L10 0V14', N: 'M0 14V0L10 14V0',
  O: 'M5 0Q10 0 10 7Q10 14 5 14Q0 14 0 7Q0 0 5 0Z', P: 'M0 14V0H5.5Q10 0 10 4Q10 8 5.5 8H0',
  Q: 'M5 0Q10 0 10 7Q10 14 5 14Q0 14 0 7Q0 0 5 0ZM6 10L10 15', R: 'M0 14V0H5.5Q10 0 10 4Q10 8 5.5 8H0M5 8L10 14',
  S: 'M9.5 2.5Q8 0 5 0Q.5 0 .5 3.5Q.5 6.3 5 7Q9.5 7.7 9.5 10.5Q9.5 14 5 14Q2 14 .3 11.5', T: 'M0 0H10M5 0V14',
  U: 'M0 0V9Q0 14 5 14Q10 14 10 9V0', V: 'M0 0L5 14L10 0', W: 'M0 0L2.5 14L5 4L7.5 14L10 0', X: 'M0 0L10 14M10 0L0 14',
  Y: 'M0 0L5 7L10 0M5 7V14', Z: 'M0 0H10L0 14H10', 0: 'M5 0Q10 0 10 7Q10 14 5 14Q0 14 0 7Q0 0 5 0Z', 1: 'M2 3L6 0V14',
  2: 'M.5 3.5Q1 0 5 0Q9.5 0 9.5 4Q9.5 7 0 14H10', 3: 'M.5 2Q2 0 5 0Q9 0 9 3.5Q9 7 4.5 7Q10 7 10 10.5Q10 14 5 14Q1.5 14 0 11.5',
  4: 'M7.5 14V0L0 10H10', 5: 'M9 0H1.5L.5 6.5Q3 5 5 5Q10 5 10 9.5Q10 14 5 14Q2 14 0 12',
  6: 'M9 2Q7.5 0 5 0Q0 0 0 8Q0 14 5 14Q10 14 10 9.5Q10 5.5 5 5.5Q1 5.5 0 9', 7: 'M0 0H10L4 14',
  8: 'M5 0Q9 0 9 3.5Q9 7 5 7Q1 7 1 3.5Q1 0 5 0ZM5 7Q10 7 10 10.5Q10 14 5 14Q0 14 0 10.5Q0 7 5 7Z',
  9: 'M1 12Q2.5 14 5 14Q10 14 10 6Q10 0 5 0Q0 0 0 4.5Q0 8.5 5 8.5Q9 8.5 10 5',
  '%': 'M9.5 0L.5 14M2.5 0Q5 0 5 3Q5 6 2.5 6Q0 6 0 3Q0 0 2.5 0ZM7.5 8Q10 8 10 11Q10 14 7.5 14Q5 14 5 11Q5 8 7.5 8Z', '-': 'M2 7H8',
  '!': 'M5 0V9M5 13V14', '.': 'M5 13.5V14', '/': 'M9 0L1 14', '+': 'M5 3V11M1 7H9',
};
const advance = 14.5;

export interface Writing { x: number; y: number; height: number; color: string; weight?: number; anchor?: 'start' | 'middle' }

/** Width of a line in its own units, for a given letter height. */
export const writingWidth = (text: string, height: number): number => ((text.length * advance - 4.5) * height) / 14;

/** A line of capitals as paths; `y` is its top, `weight` the stroke in units of a 14-high letter. Unknown signs are spaces. */
export function write(text: string, { x, y, height, color, weight = 2, anchor = 'middle' }: Writing): string {
  const size = height / 14;
  const left = anchor === 'middle' ? x - writingWidth(text, height) / 2 : x;
  const glyph = (sign: string, i: number) => (strokes[sign] ? `<path d="${strokes[sign]}" transform="translate(${i * advance})"/>` : '');
  const pen = `fill="none" stroke="${color}" stroke-width="${weight}" stroke-linecap="round" stroke-linejoin="round"`;
  return `<g transform="translate(${left} ${y}) scale(${size})" ${pen}>${[...text.toUpperCase()].map(glyph).join('')}</g>`;
}
