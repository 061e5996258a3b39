import { ellipse, roundedBox } from '../path';

// What stands around a product in use. Nothing here is for sale.

export function plant(x: number, y: number, size: number, green: string): string {
  const leaf = (angle: number, length: number) => {
    const [half, belly] = [0.28 * length, -0.6 * length];
    return `<path d="M0 0Q${-half} ${belly} 0 ${-length}Q${half} ${belly} 0 0Z" transform="rotate(${angle})"/>`;
  };
  const leaves = [-62, -36, -12, 14, 38, 64].map((angle, i) => leaf(angle, 44 + 9 * (i % 3))).join('');
  return `<g transform="translate(${x} ${y}) scale(${size})"><g fill="${green}">${leaves}</g>` +
    '<path d="M-18 0H18L13 32H-13Z" fill="#c9744f"/><path d="M-18 0H18L17 7H-17Z" fill="#a85a38"/></g>';
}

/** A framed print of mountains, 46 x 56. */
export const print = (x: number, y: number, fill: string): string =>
  `<g transform="translate(${x} ${y})"><path d="M0 0h46v56h-46Z" fill="#fbf8f1" stroke="#6d5844" stroke-width="4"/>` +
  `<path d="M8 48l14-28l9 14l7-10l9 24Z" fill="${fill}"/></g>`;

/** A window, 78 high. */
export const windowpane = (x: number, y: number, w: number): string =>
  `<g transform="translate(${x} ${y})"><path d="M0 0h${w}v78h-${w}Z" fill="#dfeef5" stroke="#fbfaf6" stroke-width="6"/>` +
  `<path d="M${w / 2} 0v78M0 39h${w}" stroke="#fbfaf6" stroke-width="4"/><path d="M8 68l${w * 0.4}-54" stroke="#fff" stroke-width="6" opacity=".6"/></g>`;

export function sofa(x: number, y: number, color: string): string {
  return `<g transform="translate(${x} ${y})" fill="${color}"><path d="${roundedBox(-62, -54, 124, 54, 12)}"/>` +
    `<path d="${roundedBox(-78, -34, 30, 50, 10)}${roundedBox(48, -34, 30, 50, 10)}"/>` +
    `<path d="${roundedBox(-52, -22, 104, 36, 8)}" fill="#fff" fill-opacity=".16"/>` +
    '<path d="M0-20V12" stroke="#000" opacity=".25" stroke-width="2"/><path d="M-66 14v12M66 14v12" stroke="#5d4632" stroke-width="6"/></g>';
}

/** A table seen from the front: its top 124 wide around x, at height y. */
export const table = (x: number, y: number, [light, dark]: readonly [string, string]): string =>
  `<g transform="translate(${x} ${y})"><path d="M-62 0h124l8 12h-140Z" fill="${light}"/><path d="M-70 12h140v8h-140Z" fill="${dark}"/>` +
  `<path d="M-58 20v60M58 20v60" stroke="${dark}" stroke-width="8"/></g>`;

export const bench = (x: number, y: number): string =>
  `<g transform="translate(${x} ${y})"><path d="M-66 0h132v9h-132Z" fill="#96714d"/><path d="M-62 9v30M62 9v30" stroke="#4c4a48" stroke-width="6"/></g>`;

/** A house with its foot on y = 156. */
export function house(x: number, w: number, h: number, color: string): string {
  const side = w / 2 - 14;
  const pane = (i: number) => `M${8 + (i % 2) * (w / 2 - 2)} ${10 - h + Math.floor(i / 2) * 32}h${side}v18h${-side}Z`;
  return `<g transform="translate(${x} 156)"><path d="M0 ${-h}h${w}V0h${-w}Z" fill="${color}"/>` +
    `<path d="${[0, 1, 2, 3, 4, 5].map(pane).join('')}" fill="#e8eef0" opacity=".75"/></g>`;
}

export const tree = (x: number, green: string): string =>
  `<path d="M${x} 190V104" stroke="#6b5240" stroke-width="8"/><path d="${ellipse(x, 84, 34, 40)}${ellipse(x + 14, 102, 28, 28)}" fill="${green}"/>`;
