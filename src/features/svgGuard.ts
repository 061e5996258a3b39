// How much work an SVG asks for, told before it is drawn: references inside it can multiply a few kilobytes into hours.

const mostCharacters = 4_000_000;
const mostElements = 200_000;
const deepest = 300;

interface Element {
  children: Element[];
  references: string[];
  /** How often a reference is drawn: once, or at every corner of a path with markers. */
  times: number;
  /** Elements drawn for it, once known; NaN while it is being counted. */
  cost?: number;
}

/** Throws for an SVG that is too long, too deep, declares entities, uses filters of unbounded cost, or draws more than 200,000 elements once references are followed. */
export function refuseCostlySvg(written: string): void {
  if (written.length > mostCharacters) refuse(`at most ${mostCharacters / 1e6} million characters, got ${written.length}`);
  const svg = written.replaceAll(/&#(x?)([0-9a-f]{1,6});/gi, (_, hex: string, code: string) => String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(code, hex ? 16 : 10) || 32)));
  if (/<!ENTITY/i.test(svg)) refuse('no entities of its own');
  if (/<(?:[\w.-]+:)?fe(?:Turbulence|Morphology|ConvolveMatrix)\b/i.test(svg)) refuse('no turbulence, morphology or convolution filters');
  if (/data:\s*image\/svg/i.test(svg)) refuse('no SVG inside the SVG');
  const { root, byId } = readElements(svg);
  if (costOf(root, byId, 0) > mostElements) refuse(`at most ${mostElements} elements once its references are followed`);
}

function refuse(expected: string): never {
  throw new Error(`Expected an SVG with ${expected}. Save the picture as PNG.`);
}

/** The tree of elements, read in one pass; what is not well-formed is left to the renderer, which refuses it. */
function readElements(svg: string): { root: Element; byId: Map<string, [first: Element, last: Element]> } {
  const root: Element = { children: [], references: [], times: 1 };
  const byId = new Map<string, [Element, Element]>();
  const sheet = referencesIn([...svg.matchAll(/<style\b[^<]*/gi)].map(([text]) => text).join(' '));
  if (sheet.length > 100) refuse('at most 100 references in its style sheets');
  const hasMarkers = /marker/i.test(svg);
  const open = [root];
  let count = 0;
  for (const tag of tagsOf(svg)) {
    if (tag.startsWith('/')) {
      if (open.length > 1) open.pop();
      continue;
    }
    if (++count > mostElements) refuse(`at most ${mostElements} elements`);
    const references = [...referencesIn(tag), ...sheet];
    const element: Element = { children: [], references, times: hasMarkers ? 1 + (tag.length >> 2) : 1 };
    open.at(-1)!.children.push(element);
    const id = /\bid\s*=\s*["']([^"']*)/.exec(tag)?.[1];
    if (id !== undefined) byId.set(id, [byId.get(id)?.[0] ?? element, element]);
    if (!tag.endsWith('/') && open.push(element) > deepest) refuse(`elements nested at most ${deepest} deep`);
  }
  return { root, byId };
}

/** What stands between '<' and '>' of every element, comments and instructions left out. */
function* tagsOf(svg: string): Generator<string> {
  for (let at = svg.indexOf('<'); at >= 0; at = svg.indexOf('<', at)) {
    const end = svg.startsWith('<!--', at) ? closing(svg, '-->', at + 4) : svg.startsWith('<![CDATA[', at) ? closing(svg, ']]>', at) : svg[at + 1] === '?' ? closing(svg, '?>', at) : endOfTag(svg, at);
    if (end < 0) return;
    if (/[A-Za-z_/]/.test(svg[at + 1] ?? '')) yield svg.slice(at + 1, end);
    at = end;
  }
}

function closing(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? -1 : found + mark.length - 1;
}

/** The '>' that ends a tag, outside of quotes; -1 = none. */
function endOfTag(text: string, from: number): number {
  let quote = '';
  for (let at = from; at < text.length; at++) {
    const letter = text[at];
    if (quote) quote = letter === quote ? '' : quote;
    else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === '>') return at;
  }
  return -1;
}

function referencesIn(text: string): string[] {
  return [...text.matchAll(/(?:href\s*=\s*["']\s*#|url\(\s*["']?\s*#)([^"')\s]+)/gi)].map(([, id]) => id);
}

function costOf(element: Element, byId: Map<string, [Element, Element]>, depth: number): number {
  if (element.cost !== undefined) return Number.isNaN(element.cost) ? refuse('no references in a circle') : element.cost;
  if (depth > 2 * deepest) refuse(`references nested at most ${deepest} deep`);
  element.cost = Number.NaN;
  let cost = 1;
  for (const child of element.children) cost += costOf(child, byId, depth + 1);
  for (const id of element.references) for (const target of new Set(byId.get(id))) cost += element.times * costOf(target, byId, depth + 1);
  element.cost = Math.min(cost, 1e15);
  return element.cost;
}
