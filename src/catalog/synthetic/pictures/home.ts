import { brass, oak, steel, type Brush } from './brush';
import { bothSides, ellipse, mirrored, roundedBox } from './path';

/** Wood, brass or steel where a thing stands on legs. */
const frame = (b: Brush): string => (b.material === 'wood' || b.material === 'bamboo' ? oak : b.material === 'steel' ? steel
  : b.material === 'brass' ? brass : '#3b3430');

export function lamp(b: Brush): string {
  const stand = b.material === 'wood' ? oak : brass;
  if (b.shape === 'tall') {
    return b.fixed(ellipse(120, 202, 36, 8), stand, 'metal') + b.fixed(roundedBox(117, 78, 6, 124, 2), stand, 'metal') +
      b.part(ellipse(120, 82, 46, 8), 0.55, 'flat') +
      b.body('M94 24H146L168 82Q120 96 72 82Z', 'cylinder') + b.stroke('M150 92V120', 1.6, '#8d8477') +
      b.fixed(ellipse(150, 123, 3.4), stand, 'ball');
  }
  return b.fixed(ellipse(120, 200, 42, 9), stand, 'metal') +
    b.accent(mirrored('M120 122L130 122Q132 134 146 146Q158 164 146 184Q138 194 132 198L120 198'), b.material === 'ceramic' ? '#ece7dc'
    : stand, 'ball') +
    b.fixed(roundedBox(116, 112, 8, 14, 2), brass, 'metal') + b.part(ellipse(120, 116, 70, 10), 0.55, 'flat') +
    b.body('M84 36H156L190 116Q120 132 50 116Z', 'cylinder') + b.glint('M94 42H106L84 116L66 114Z', 0.16);
}

export function chair(b: Brush): string {
  const high = b.shape === 'high';
  const leg = frame(b);
  const back = high ? 'M76 34Q120 18 164 34L158 124Q120 132 82 124Z' : 'M50 84Q54 66 76 66H164Q186 66 190 84L178 138H62Z';
  const seat = high ? 'M66 122Q120 108 174 122L180 140Q180 148 172 150Q120 158 68 150Q60 148 60 140Z'
    : 'M48 128Q120 116 192 128Q198 150 188 158Q120 168 52 158Q42 150 48 128Z';
  const front = high ? 'M72 146L60 206M168 146L180 206' : 'M64 158L54 206M176 158L186 206';
  const rear = high ? 'M92 146L88 194M148 146L152 194' : 'M90 160L88 194M150 160L152 194';
  return b.stroke(rear, 7, leg) + b.fold(rear, 7) + b.body(back, 'soft') + b.stroke(front, 9, leg) +
    b.stroke(front.replaceAll(/M(\d+)/g, (_, x) => `M${Number(x) - 2}`), 2, '#ffffff55') + b.body(seat, 'upright') +
    (high ? b.fold('M120 36V122M100 38L102 122M140 38L138 122', 2)
      : b.body('M34 104Q34 94 46 94Q56 94 58 104L64 156H44Q34 130 34 104Z', 'upright') +
      b.body('M206 104Q206 94 194 94Q184 94 182 104L176 156H196Q206 130 206 104Z', 'upright')) +
      b.fold(high ? 'M70 142Q120 150 170 142' : 'M66 150Q120 158 174 150');
}

export function towel(b: Brush): string {
  if (b.shape === 'long') {
    return b.fixed(roundedBox(34, 38, 172, 8, 4), steel, 'upright') + b.fixed(ellipse(36, 42, 8) + ellipse(204, 42, 8), steel, 'ball') +
      b.part('M66 40H174V140H66Z', -0.35) +
      b.body('M60 36Q120 30 180 36L182 196Q150 204 120 200T58 198Z', 'soft') +
      b.accent('M59 164Q120 172 181 164L181 178Q120 186 59 178Z', '#ffffff', 'flat') +
      b.fold('M86 38Q90 110 84 198M120 36Q116 110 122 198M152 38Q150 110 156 198', 4) +
      b.line(Array.from({ length: 12 }, (_, i) => `M${62 + 10.4 * i} 199v9`).join('').replaceAll(/(\d+\.\d{2})\d+/g, '$1'), 2.4, 0.1);
  }
  const layer = (y: number, inset: number) =>
    `M${36 + inset} ${y}H${196 - inset}Q${208 - inset} ${y} ${208 - inset} ${y + 17}Q${208 - inset} ${y + 34} ${196 - inset} ${y + 34}` +
    `H${36 + inset}Q${30 + inset} ${y + 17} ${36 + inset} ${y}Z`;
  return [[168, 0], [132, 4], [96, 2]].map(([y, inset]) => b.body(layer(y, inset), 'upright') +
    b.fold(`M${40 + inset} ${y + 17}H${192 - inset}Q${201 - inset} ${y + 17} ${203 - inset} ${y + 10}`, 3)).join('') +
    b.accent('M92 96H128V202H92Z', '#ffffff66', 'flat').replaceAll('stroke-opacity=".28"', 'stroke-opacity=".1"') +
    b.body('M40 66Q120 52 200 66L206 98Q120 108 34 98Z', 'upright');
}

export function cushion(b: Brush): string {
  if (b.shape === 'round') {
    return b.part(ellipse(120, 126, 88, 80), -0.4) + b.body(ellipse(120, 120, 88, 80), 'ball') +
      b.fold('M120 120L120 62M120 120L164 86M120 120L176 134M120 120L140 184M120 120L96 186M120 120L62 140M120 120L70 88', 3.5) +
      b.accent(ellipse(120, 120, 9, 8), '#00000033', 'ball');
  }
  const outline = mirrored('M120 56Q182 62 204 48Q210 48 208 56Q194 80 198 124Q196 170 208 194Q208 200 200 200Q170 190 120 194');
  return b.body(outline, 'ball') + b.line(outline, 3.2, -0.3) +
    b.fold('M44 60Q70 78 86 76M196 60Q172 78 156 76M46 186Q66 168 84 168M194 186Q176 168 158 168', 4);
}

export function vase(b: Brush): string {
  const tall = b.shape === 'tall';
  const top = tall ? 66 : 96;
  const body = tall ? mirrored('M120 66L144 64Q134 84 138 104C156 130 162 150 152 180Q146 204 136 206L120 206')
    : mirrored('M120 96L142 94Q136 104 146 110C190 124 194 178 160 202Q156 206 148 206L120 206');
  const stem = (d: string, x: number, y: number) => b.stroke(d, 2.4, '#7d8a5a') + b.fixed(ellipse(x, y, 7, 10), '#d9c39a', 'ball');
  const bloom = tall ? stem('M118 70Q112 46 96 32', 94, 28) + stem('M122 70Q124 44 128 26', 128, 22) +
    stem('M126 70Q140 50 154 42', 157, 38) : stem('M116 98Q104 66 84 52', 82, 48) + stem('M121 98Q122 60 122 40', 122, 36) +
    stem('M126 98Q142 68 160 56', 162, 52);
  return bloom + b.body(body, 'cylinder') + b.part(ellipse(120, top - 1, 24, 6), -0.4, 'flat') +
    b.line(ellipse(120, top - 1, 24, 6), 2.4, 0.25);
}

export function rug(b: Brush): string {
  if (b.shape === 'round') return b.part(ellipse(120, 136, 96, 58), -0.45) + b.body(ellipse(120, 132, 96, 58), 'flat') +
    b.line(ellipse(120, 132, 93, 55), 6, -0.22) + b.fold([80, 62, 44, 26].map((rx) => ellipse(120, 132, rx, rx * 0.58)).join(''), 2);
  const fringe = (y: number, left: number, right: number, drop: number) =>
    b.stroke(Array.from({ length: 19 }, (_, i) => `M${Math.round(left + ((right - left) * i) / 18)} ${y}l${Math.round((i - 9) / 4)} ${drop}`).join(''), 2.4, '#e9dfc9');
  return fringe(84, 68, 172, -10) + fringe(188, 32, 208, 13) + b.part('M66 86H174L212 194H28Z', -0.5) +
    b.body('M66 82H174L212 188H28Z', 'flat') + b.line('M73 90H167L198 180H42Z', 4, -0.4) + b.fold(bothSides('M66 82L28 188'), 2);
}
