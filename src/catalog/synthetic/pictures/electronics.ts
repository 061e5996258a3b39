import { brass, steel, type Brush } from './brush';
import { ellipse, mirrored, roundedBox } from './path';

const dark = '#26282c';

export function headphones(b: Brush): string {
  const square = b.shape === 'square';
  const cup = (x: number) => (square ? roundedBox(x - 22, 120, 44, 76, 14) : ellipse(x, 158, 25, 40));
  const pad = (x: number) => (square ? roundedBox(x - 11, 122, 22, 72, 10) : ellipse(x, 158, 13, 38));
  const band = 'M44 148C36 8 204 8 196 148';
  return b.stroke(band, 17, dark) + b.line(band, 13, -0.1) + b.line('M52 112C60 30 180 30 188 112', 6, -0.5) +
    b.stroke('M44 116V146M196 116V146', 7, steel) + b.fixed(pad(72) + pad(168), dark, 'cylinder') +
    b.body(cup(50), 'ball') + b.body(cup(190), 'ball') +
    b.line(square ? roundedBox(36, 136, 28, 44, 9) + roundedBox(176, 136, 28, 44, 9) : ellipse(50, 158, 15, 26) +
    ellipse(190, 158, 15, 26), 2.6, -0.4);
}

export function phoneCase(b: Brush): string {
  const island = b.shape === 'round' ? ellipse(120, 66, 27) : roundedBox(80, 40, 46, 46, 14);
  const lenses = b.shape === 'round' ? [[109, 66], [131, 66]] : [[93, 53], [113, 53], [93, 73]];
  return b.fixed(roundedBox(70, 26, 104, 184, 20), '#17181b') + b.part(roundedBox(66, 26, 104, 184, 20), -0.4) +
    b.body(roundedBox(66, 24, 104, 184, 20), 'diagonal') + b.fixed(island, '#1c1d21') +
    lenses.map(([x, y]) => b.fixed(ellipse(x, y, 8.5), '#3a3d45', 'ball') + b.fixed(ellipse(x, y, 4.5), '#0d1424', 'ball')).join('') +
    b.fixed(roundedBox(168, 84, 5, 32, 2), '#101114') + b.line(roundedBox(71, 29, 94, 174, 16), 1.6, 0.25);
}

export function watch(b: Brush): string {
  const square = b.shape === 'square';
  const face = (inset: number) => (square ? roundedBox(78 + inset, 78 + inset, 84 - 2 * inset, 88 - 2 * inset, 20 - inset)
    : ellipse(120, 122, 46 - inset));
  const hour = (i: number, radius: number) =>
    `${Math.round(120 + radius * Math.sin((i * Math.PI) / 6))} ${Math.round(122 - radius * Math.cos((i * Math.PI) / 6))}`;
  const marks = Array.from({ length: 12 }, (_, i) => `M${hour(i, 28)}L${hour(i, 33)}`).join('');
  const metal = b.material === 'leather' ? brass : steel;
  return b.body(mirrored('M120 20L138 20Q142 20 143 26L150 92L120 92'), 'cylinder') +
    b.body(mirrored('M120 152L150 152L142 212Q141 220 134 220L120 220'), 'cylinder') + b.fixed('M98 28H142V40H98Z', metal, 'metal') +
    b.stitches('M98 48L96 76M142 48L144 76M96 168L100 210M144 168L140 210') +
    b.fixed(roundedBox(162, 114, 11, 16, 3), metal) + b.fixed(face(0), metal, 'diagonal') + b.fixed(face(6), '#4b4d52') +
    b.fixed(face(8), square ? '#16181d' : '#f8f6f0', 'flat') +
    b.stroke(square ? '' : marks, 2.4, '#3a3a3a') + b.stroke('M120 122L120 98M120 122L138 130', 4, square ? '#f0f0f0' : '#232323') +
    b.stroke('M120 122L104 136', 1.6, '#c9372c') +
    b.glint(square ? 'M86 90Q88 86 94 86H124L92 130Q86 130 86 122Z' : 'M88 110Q94 88 118 86L98 126Q90 124 88 110Z', 0.3);
}

/** The two halves of a strap without its watch: a belt in small. */
export function watchStrap(b: Brush): string {
  const half = b.shape === 'wide' ? 23 : 15;
  const piece = (x: number, top: number, bottom: number, tip: number) =>
    `M${x - half} ${top}H${x + half}V${bottom - tip}Q${x + half} ${bottom} ${x} ${bottom}Q${x - half} ${bottom} ${x - half} ${bottom - tip}Z`;
  const buckle = roundedBox(82 - half - 6, 30, 2 * half + 12, 30, 8);
  const opening = roundedBox(82 - half, 37, 2 * half, 16, 3);
  return b.body(piece(82, 52, 206, 6), 'cylinder') + b.stitches(`M${82 - half + 5} 70V198M${82 + half - 5} 70V198`) +
    b.part(roundedBox(82 - half - 4, 84, 2 * half + 8, 13, 4), -0.3, 'cylinder') +
    `<path d="${buckle}${opening}" fill="${steel}" fill-rule="evenodd" stroke="#5c5a54" stroke-width="1.4"/>` +
    b.stroke('M82 38V56', 4, '#77746c') +
    b.body(piece(160, 28, 210, half), 'cylinder') + b.stitches(`M${160 - half + 5} 36V180M${160 + half - 5} 36V180`) +
    [112, 130, 148, 166, 184].map((y) => b.fixed(ellipse(160, y, 3.4), '#2a211b')).join('') +
    b.fixed(roundedBox(160 - half - 3, 24, 2 * half + 6, 8, 3), steel, 'metal');
}

export function speaker(b: Brush): string {
  const cone = (x: number, y: number, r: number) => b.fixed(ellipse(x, y, r), '#3b3e44') + b.fixed(ellipse(x, y, r - 4), dark, 'ball') +
    b.fixed(ellipse(x, y, Math.round(r * 0.38)), '#4d5159', 'ball');
  if (b.shape === 'square') return b.body(roundedBox(66, 30, 108, 174, 10), 'soft') + cone(120, 78, 26) + cone(120, 148, 42) +
    b.fixed(ellipse(78, 42, 3) + ellipse(162, 42, 3) + ellipse(78, 192, 3) + ellipse(162, 192, 3), steel);
  return b.body('M62 66V178Q62 204 120 204Q178 204 178 178V66Z', 'cylinder') + b.part(ellipse(120, 66, 58, 20), -0.2, 'flat') +
    b.fixed(ellipse(120, 66, 40, 13), dark, 'flat') + b.stroke(ellipse(120, 66, 28, 9), 2, '#5ec6e8') +
    b.fixed('M62 156Q62 182 120 184Q178 182 178 156V178Q178 204 120 204Q62 204 62 178Z', dark, 'cylinder') +
    b.accent(roundedBox(104, 118, 32, 8, 3), '#ffffffaa', 'flat');
}
