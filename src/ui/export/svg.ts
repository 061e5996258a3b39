// A chart on the page as an SVG file that stands alone: styles become attributes, the provenance is written in.
import type { Provenance } from './provenance';

const space = 'http://www.w3.org/2000/svg';
const kept = [
  'fill', 'fill-opacity', 'stroke', 'stroke-opacity', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'opacity', 'visibility', 'display', 'stop-color', 'stop-opacity',
  'font-size', 'font-family', 'font-weight', 'text-anchor', 'dominant-baseline', 'paint-order', 'clip-path', 'mask',
];
const margin = 12;
const lineHeight = 15;

export interface SvgFile {
  text: string;
  width: number;
  height: number;
}

/** The chart below its name, above its provenance, on the panel's color. */
export function standaloneSvg(chart: SVGSVGElement, name: string, provenance: Provenance): SvgFile {
  const box = chart.getBoundingClientRect();
  const page = getComputedStyle(document.documentElement);
  const [ink, dim, panel] = ['--ink', '--dim', '--panel'].map((property) => page.getPropertyValue(property).trim());
  const width = Math.ceil(box.width) + 2 * margin;
  const footer = wrapped(provenance.map(([key, value]) => `${key}: ${value}`), width - 2 * margin);
  const top = margin + 24;
  const height = top + Math.ceil(box.height) + margin + footer.length * lineHeight + margin;

  const root = element('svg', { xmlns: space, width, height, viewBox: `0 0 ${width} ${height}`, 'font-family': 'Inter, system-ui, sans-serif' });
  root.append(element('title', {}, name), metadata(provenance), element('rect', { width, height, fill: panel }));
  root.append(element('text', { x: margin, y: margin + 12, fill: ink, 'font-size': 14, 'font-weight': 600 }, name));
  const drawing = copyWithStyles(chart);
  for (const [key, value] of Object.entries({ x: margin, y: top, width: box.width, height: box.height })) drawing.setAttribute(key, String(value));
  root.append(drawing);
  footer.forEach((line, i) => root.append(element('text', { x: margin, y: top + box.height + margin + (i + 1) * lineHeight - 4, fill: dim, 'font-size': 10 }, line)));
  return { text: new XMLSerializer().serializeToString(root), width, height };
}

function element(name: string, attributes: Record<string, string | number>, text = ''): SVGElement {
  const made = document.createElementNS(space, name);
  for (const [key, value] of Object.entries(attributes)) if (key !== 'xmlns') made.setAttribute(key, String(value));
  made.textContent = text;
  return made;
}

function metadata(provenance: Provenance): SVGElement {
  return element('metadata', {}, JSON.stringify(Object.fromEntries(provenance)));
}

/** A copy whose look no longer depends on the page: custom properties are resolved, classes and inline styles are gone. */
function copyWithStyles(chart: SVGSVGElement): SVGSVGElement {
  const copy = chart.cloneNode(true) as SVGSVGElement;
  const originals = [chart, ...chart.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((node, i) => {
    const style = getComputedStyle(originals[i]);
    for (const property of kept) {
      const value = style.getPropertyValue(property);
      if (value) node.setAttribute(property, value.replaceAll('"', "'"));
    }
    for (const attribute of ['class', 'style', 'tabindex', 'role', 'aria-hidden']) node.removeAttribute(attribute);
  });
  for (const foreign of copy.querySelectorAll('foreignObject, script')) foreign.remove();
  return copy;
}

/** Entries set one after another with ' · ' between them, broken where the line is full. */
function wrapped(entries: string[], width: number): string[] {
  const measure = document.createElement('canvas').getContext('2d');
  if (measure) measure.font = '10px Inter, system-ui, sans-serif';
  const fits = (line: string) => (measure?.measureText(line).width ?? line.length * 6) <= width;
  const lines: string[] = [];
  for (const entry of entries) {
    const last = lines.at(-1);
    if (last !== undefined && fits(`${last} · ${entry}`)) lines[lines.length - 1] = `${last} · ${entry}`;
    else lines.push(...pieces(entry, fits));
  }
  return lines;
}

function pieces(entry: string, fits: (line: string) => boolean): string[] {
  const lines = [''];
  for (const character of entry) {
    if (fits(lines[lines.length - 1] + character)) lines[lines.length - 1] += character;
    else lines.push(character);
  }
  return lines;
}
