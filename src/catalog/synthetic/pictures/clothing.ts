import { steel, type Brush } from './brush';
import { bothSides, ellipse, mirrored, roundedBox } from './path';

export function dress(b: Brush): string {
  const long = b.shape === 'long';
  const skirt = long ? 'C160 140 176 176 184 206Q150 216 120 214' : 'C158 122 178 146 188 170Q152 182 120 180';
  const hem = long ? 208 : 174;
  return b.part('M98 34Q120 46 142 34Q138 62 120 62Q102 62 98 34Z', -0.45) +
    b.body(mirrored(`M120 62Q136 60 140 32L152 32Q150 58 164 78Q152 92 148 108${skirt}`)) +
    b.accent(mirrored('M120 104Q136 104 149 100L149 112Q134 116 120 116'), '#2f2b2b', 'soft') +
    b.fold(bothSides(`M130 122Q136 150 142 ${hem}`)) + b.fold(bothSides(`M142 122Q152 150 164 ${hem - 4}`), 3) +
    b.fold(`M120 120L120 ${hem + 2}`, 2) +
    b.stitches(bothSides(`M120 ${hem}Q150 ${hem + 1} ${long ? 180 : 183} ${hem - 8}`));
}

export function shirt(b: Brush): string {
  const sleeve = b.shape === 'long' ? 'Q180 54 186 78L204 174L182 180L166 104L168 202' : 'Q182 54 206 98L178 114L166 94L168 202';
  const cuff = b.shape === 'long' ? 'M201 160L204 174L182 180L179 166Z' : 'M201 89L206 98L178 114L173 104Z';
  return b.part('M98 42Q120 30 142 42L136 66L104 66Z', -0.5) +
    b.body(mirrored(`M120 64L142 40L160 46${sleeve}Q146 208 120 208`)) +
    b.part(bothSides(cuff), 0.14) + b.part(mirrored('M120 66L125 66L125 208L120 208'), 0.1, 'flat') +
    [84, 112, 140, 168, 194].map((y) => b.fixed(ellipse(120, y, 2.6), '#f5efe2')).join('') +
    b.part(bothSides('M120 66L142 38L154 46L140 84Z'), 0.2) +
    b.line('M134 104L158 104L158 126L146 133L134 126Z', 1.8, -0.35) + b.fold(bothSides('M166 104Q160 130 162 170')) +
    b.fold(bothSides('M166 92L178 74'));
}

export function skirt(b: Brush): string {
  const long = b.shape === 'long';
  const hem = long ? 204 : 160;
  const wide = long ? 62 : 74;
  const pleat = (at: number) => `M${120 + 34 * at} 66L${120 + wide * at} ${hem + 3 - 8 * at * at}`;
  return b.body(mirrored(`M120 60L154 60C160 90 ${112 + wide} ${hem - 44} ${120 + wide} ${hem - 4}Q${120 + wide * 0.6} ${hem + 8} 120 ${hem + 6}`)) +
    [0.22, 0.66].map((at) => b.fold(bothSides(pleat(at)), 3)).join('') +
    b.glint(bothSides(`M132 66L${120 + wide * 0.42} ${hem}L${120 + wide * 0.56} ${hem}L138 66Z`), 0.12) +
    b.accent(mirrored('M120 44Q140 44 154 42L156 62Q140 66 120 66'), '#3a3534', 'soft') + b.fixed(ellipse(120, 55, 3.6), steel);
}

export function trousers(b: Brush): string {
  const leg = b.shape === 'wide' ? 'C166 100 180 160 186 208L138 210' : 'C164 100 160 160 156 208L128 210';
  const crease = b.shape === 'wide' ? 'M146 92Q156 150 162 206' : 'M146 92Q144 150 142 206';
  return b.body(mirrored(`M120 40L158 38${leg}Q130 140 122 104L120 100`), 'soft') +
    b.fold(bothSides(crease)) + b.part(mirrored('M120 34Q144 34 158 30L160 48Q142 52 120 52'), -0.18, 'soft') +
    b.line('M120 54L120 98', 2.2, -0.5) + b.fold('M120 84Q112 82 110 56') + b.line(bothSides('M162 64Q150 76 146 54'), 2, -0.4) +
    b.part(bothSides('M137 31L143 31L143 53L137 53Z'), -0.3) + b.fixed(ellipse(120, 43, 3.6), steel);
}

const jacketSides = 'Q178 54 186 86L206 178L180 186L170 116L172 196';

export function jacket(b: Brush): string {
  const coat = b.body(mirrored(`M120 54L142 44${jacketSides}L120 196`), 'soft') +
    b.part(bothSides('M202 162L206 178L180 186L176 170Z'), -0.35) + b.part(roundedBox(68, 190, 104, 16, 4), -0.35, 'soft') +
    b.fold(bothSides('M170 116L166 182'));
  const pockets = b.part(bothSides('M136 142L162 136L163 144L137 150Z'), -0.3);
  const zip = b.stroke('M120 58L120 204', 6, '#2b2b2e') + b.stroke('M120 58L120 204', 2.4, steel) +
    b.fixed(roundedBox(116.5, 92, 7, 13, 2), steel);
  if (b.shape === 'hooded') {
    return b.part('M82 66C72 28 98 12 120 12C142 12 168 28 158 66Q120 88 82 66Z', 0.04, 'ball') + coat +
      b.part('M94 56C92 34 104 28 120 28C136 28 148 34 146 56Q132 66 120 92Q108 66 94 56Z', -0.55) +
      zip + pockets + b.stroke(bothSides('M134 66L138 104'), 3.2, '#f3efe6');
  }
  return b.part('M100 46Q120 34 140 46L132 80L108 80Z', -0.6) + coat + b.accent('M106 50L134 50L120 112Z', '#e9e4d8', 'flat') + zip +
    b.part(bothSides('M120 112L138 36L158 46L164 82L142 76Z'), 0.16) + pockets + b.stitches(bothSides('M136 96L160 96L160 118L136 118Z'));
}

export function sweater(b: Brush): string {
  const ribs = (from: number, to: number, top: number, bottom: number) =>
    b.fold(Array.from({ length: Math.round((to - from) / 8) + 1 }, (_, i) => `M${from + 8 * i} ${top}V${bottom}`).join(''), 1.8);
  const collar = b.shape === 'high'
    ? b.part('M96 52C100 40 100 30 98 22Q120 14 142 22C140 30 140 40 144 52Q120 68 96 52Z', 0.04, 'cylinder') + ribs(104, 136, 24, 56) +
      b.fold('M98 34Q120 42 142 34')
    : b.part('M98 44Q120 34 142 44Q134 60 120 60Q106 60 98 44Z', -0.5) +
      b.part('M92 46Q100 76 120 76Q140 76 148 46L140 42Q134 62 120 62Q106 62 100 42Z', -0.12);
  return b.body(mirrored('M120 58Q138 58 146 44Q176 50 186 84L206 160L180 168L168 116C170 140 170 164 168 190L120 192'), 'soft') +
    b.part(bothSides('M206 158L210 176L184 184L179 166Z'), -0.16) + b.part(roundedBox(74, 186, 92, 20, 6), -0.16, 'soft') +
    ribs(80, 160, 189, 203) + collar +
    b.fold(bothSides('M168 116Q160 102 162 84')) + b.fold(bothSides('M166 150Q150 158 140 156'));
}
