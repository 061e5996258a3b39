import type { MaterialId } from '../latent';

type Stop = readonly [offset: number, color: 'w' | 'b', opacity: number];

/** Light as a translucent overlay in the box of whatever it is laid on: one set of gradients shades every color and pattern. */
const forms = {
  soft: ['x2="1"', [[0, 'b', 0.24], [0.18, 'b', 0], [0.22, 'w', 0], [0.4, 'w', 0.2], [0.58, 'w', 0], [0.62, 'b', 0], [1, 'b', 0.3]]],
  diagonal: ['x2="1" y2="1"', [[0, 'w', 0.3], [0.42, 'w', 0], [0.48, 'b', 0], [1, 'b', 0.32]]],
  cylinder: ['x2="1"', [[0, 'b', 0.3], [0.12, 'b', 0], [0.14, 'w', 0], [0.27, 'w', 0.46], [0.42, 'w', 0], [0.46, 'b', 0], [0.88, 'b', 0.36], [1, 'b', 0.2]]],
  upright: ['x2="0" y2="1"', [[0, 'w', 0.3], [0.4, 'w', 0], [0.46, 'b', 0], [1, 'b', 0.34]]],
  flat: ['x2=".4" y2="1"', [[0, 'w', 0.14], [0.5, 'w', 0], [0.52, 'b', 0], [1, 'b', 0.14]]],
  ball: ['r', [[0, 'w', 0.42], [0.38, 'w', 0], [0.42, 'b', 0], [1, 'b', 0.42]]],
  metal: ['x2="1"', [[0, 'b', 0.4], [0.1, 'w', 0.1], [0.2, 'w', 0.62], [0.3, 'w', 0.06], [0.42, 'b', 0.2], [0.58, 'b', 0.04], [0.7, 'w', 0.36], [0.8, 'b', 0.1], [1, 'b', 0.46]]],
  sheen: ['x2="1" y2=".7"', [[0.08, 'w', 0], [0.26, 'w', 0.36], [0.36, 'w', 0], [0.62, 'w', 0], [0.72, 'w', 0.16], [0.82, 'w', 0]]],
  pile: ['r', [[0, 'b', 0.16], [0.55, 'b', 0], [0.6, 'w', 0], [1, 'w', 0.34]]],
} as const satisfies Record<string, readonly [string, readonly Stop[]]>;
export type Form = keyof typeof forms;

export function formPaint(form: Form, id: string): string {
  const [direction, stops] = forms[form];
  const inner = stops.map(([offset, color, opacity]) => `<stop offset="${offset}"${color === 'w' ? ' stop-color="#fff"' : ''} stop-opacity="${opacity}"/>`).join('');
  return direction === 'r' ? `<radialGradient id="${id}" cx=".36" cy=".3" r=".82">${inner}</radialGradient>`
    : `<linearGradient id="${id}" ${direction}>${inner}</linearGradient>`;
}

/** Materials that the picture shows: a fine texture as a tile, or a gloss as a form. */
export const textures: Partial<Record<MaterialId, { size: readonly [number, number]; draw: string }>> = {
  denim: { size: [6, 6], draw: '<path d="M-1 7L7-1M-1 1L1-1M5 7L7 5" stroke="#fff" stroke-width="1.5" opacity=".26"/>' },
  knit: { size: [12, 9], draw: '<path d="M0 1L6 7L12 1" fill="none" stroke="#000" stroke-width="2" opacity=".2"/>' +
    '<path d="M0-1.5L6 4.5L12-1.5" fill="none" stroke="#fff" stroke-width="1.5" opacity=".22"/>' },
  wood: { size: [120, 26], draw: '<path d="M0 5q30-6 60 0t60 0M0 13q30 5 60 0t60 0M0 21q30-4 60 0t60 0" fill="none" stroke="#000" stroke-width="1.6" opacity=".2"/>' },
  canvas: { size: [5, 5], draw: '<path d="M0 1h5M1 0v5" stroke="#000" stroke-width=".8" opacity=".12"/>' },
  linen: { size: [11, 5], draw: '<path d="M0 1h8M5 3.5h6" stroke="#fff" stroke-width=".8" opacity=".2"/>' },
};
export const glosses: Partial<Record<MaterialId, Form>> = { leather: 'sheen', silk: 'sheen', velvet: 'pile', steel: 'metal', brass: 'metal' };

export function texturePaint(material: MaterialId, id: string): string {
  const texture = textures[material];
  if (!texture) throw new Error(`No texture is drawn for ${material}; ask \`textures\` first.`);
  const [width, height] = texture.size;
  return `<pattern id="${id}" width="${width}" height="${height}" patternUnits="userSpaceOnUse">${texture.draw}</pattern>`;
}
