import { steel, type Brush } from './brush';
import { ellipse, mirrored, roundedBox } from './path';

export function mug(b: Brush): string {
  const tall = b.shape === 'tall';
  const top = tall ? 62 : 84;
  const handle = tall ? 'M158 92C204 84 206 168 156 164' : 'M176 108C214 100 212 170 166 168';
  const cup = tall ? 'M52 62C52 74 164 74 164 62L160 182Q158 200 140 200H76Q58 200 56 182Z'
    : 'M40 84C40 98 184 98 184 84C186 140 174 200 138 200H86C50 200 38 140 40 84Z';
  const middle = tall ? 108 : 112;
  const radius = tall ? 56 : 72;
  return b.line(handle, 16, -0.3) + b.line(handle, 8, 0.06) + b.body(cup, 'cylinder') +
    b.part(ellipse(middle, top, radius, 13), 0.25, 'flat') +
    b.fixed(ellipse(middle, top + 1, radius - 6, 10), '#54331f', 'ball') +
    b.shade(`M${middle - radius + 6} ${top + 1}a${radius - 6} 10 0 0 1 ${2 * radius - 12} 0q-${radius - 6} -8 -${2 * radius - 12} 0Z`, 0.35);
}

export function plate(b: Brush): string {
  const square = b.shape === 'square';
  const slab = (inset: number, corner: number) => (square ? roundedBox(32 + inset, 34 +
    inset, 176 - 2 * inset, 168 - 2 * inset, corner) : ellipse(120, 118, 92 - inset, 88 - inset));
  return b.part(square ? roundedBox(32, 38, 176, 170, 34) : ellipse(120, 123, 92, 88), -0.45) + b.body(slab(0, 34), 'flat') +
    b.part(slab(26, 24), 0.3, 'ball') + b.shade(slab(26, 24), 0.1) + b.part(slab(30, 22), 0.34, 'flat') +
    b.glint(square ? 'M46 84Q46 48 84 46L92 50Q54 56 54 92Z' : 'M44 96Q56 50 100 38L102 44Q66 58 52 98Z', 0.5);
}

export function pan(b: Brush): string {
  if (b.shape === 'round') {
    return b.fixed('M176 128L218 116Q226 118 224 126L222 132L178 142Z', '#2b2b2e', 'upright') +
      b.part('M58 130Q34 128 34 144Q34 158 58 158L58 148Q46 148 46 143Q46 140 58 140Z', -0.5) +
      b.body('M54 112H182V182Q182 204 160 204H76Q54 204 54 182Z', 'cylinder') +
      b.fixed(roundedBox(48, 104, 140, 12, 5), steel, 'metal') + b.part('M58 104C62 72 174 72 178 104Z', 0.12, 'cylinder') +
      b.fixed(roundedBox(104, 62, 28, 16, 7), '#2b2b2e', 'upright');
  }
  return b.fixed('M140 128L160 106L212 152Q222 164 212 174Q202 182 192 172Z', '#2d2a29', 'diagonal') +
    b.fixed('M134 132L156 108L170 120L150 146Z', steel) + b.fixed(ellipse(202, 163, 4), '#e6e2da') +
    b.body(ellipse(98, 98, 74), 'diagonal') + b.fixed(ellipse(98, 98, 57), '#3a3a3d', 'ball') +
    b.stroke(`${ellipse(98, 98, 44)}${ellipse(98, 98, 28)}`, 1.4, '#56565a') + b.glint('M30 92Q38 42 90 30Q48 54 40 98Z', 0.35);
}

export function kettle(b: Brush): string {
  if (b.shape === 'tall') {
    return b.line('M164 76C214 70 214 178 168 182', 13, -0.55) + b.part('M72 74L38 68L62 112L76 104Z', -0.15) +
      b.body('M74 66H160L174 190Q174 200 164 200H66Q56 200 56 190Z', 'cylinder') +
      b.fixed('M54 190H176L180 206H50Z', '#2b2c30', 'upright') +
      b.part('M72 68Q76 48 117 48Q158 48 162 68Z', -0.25, 'upright') + b.fixed(roundedBox(106, 36, 22, 14, 6), '#2b2c30') +
      b.fixed(roundedBox(134, 104, 10, 64, 5), '#dfe9ee', 'flat') + b.fixed(roundedBox(136, 132, 6, 34, 3), '#7fb2cf', 'flat');
  }
  return b.line('M66 112C56 18 184 18 174 112', 11, -0.6) +
    b.part('M174 142C200 138 196 104 214 92L226 100C216 116 218 160 176 170Z', -0.12) +
    b.body(mirrored('M120 94C166 94 190 128 190 168Q190 200 166 202L120 204'), 'ball') +
    b.fixed('M58 198H182L178 208H62Z', steel, 'metal') + b.part('M84 104Q90 84 120 84Q150 84 156 104Q120 114 84 104Z', 0.1, 'upright') +
    b.fixed(ellipse(120, 78, 10), '#2b2c30', 'ball') + b.glint('M70 168Q66 136 92 116Q78 138 80 170Z', 0.4);
}

export function bottle(b: Brush): string {
  const slim = b.shape === 'slim';
  const body = slim ? mirrored('M120 66L134 66Q136 84 148 94Q156 102 156 114L156 194Q156 206 144 206L120 206')
    : mirrored('M120 62L150 62Q172 72 174 92L174 190Q174 206 158 206L120 206');
  const cap = slim ? roundedBox(102, 28, 36, 40, 7) : roundedBox(86, 36, 68, 28, 8);
  return (slim ? '' : b.stroke('M92 40Q92 18 120 18Q148 18 148 40', 7, '#34363a')) + b.body(body, 'cylinder') +
    b.accent(cap, '#34363a', 'cylinder') + b.fixed(slim ? roundedBox(104, 64, 32, 6, 2) : roundedBox(88, 60, 64, 7, 2), steel, 'metal') +
    b.part(slim ? 'M84 190H156V194Q156 206 144 206H96Q84 206 84 194Z'
      : 'M66 188H174V190Q174 206 158 206H82Q66 206 66 190Z', -0.3, 'cylinder') +
    b.fold(slim ? 'M104 44V60M112 44V60M120 44V60M128 44V60M136 44V60' : 'M98 42V58M109 42V58M120 42V58M131 42V58M142 42V58', 1.8);
}
