import { brass, steel, type Brush } from './brush';
import { bothSides, ellipse, mirrored, roundedBox } from './path';

export function backpack(b: Brush): string {
  const round = b.shape === 'round';
  const sack = round ? mirrored('M120 48Q178 48 180 104L184 176Q184 202 158 204L120 206')
    : mirrored('M120 44L162 44Q178 46 180 60L182 190Q182 204 168 204L120 204');
  return b.line(bothSides('M176 104Q196 120 196 160Q196 182 178 192'), 9, -0.4) + b.line('M98 52Q98 22 120 22Q142 22 142 52', 9, -0.45) +
    b.body(sack, 'soft') +
    (round ? b.line('M72 100Q120 82 168 100', 4, -0.5)
      : b.body('M58 62Q60 44 78 44L162 44Q180 44 182 62L182 104Q120 118 58 104Z', 'upright') +
      b.part(bothSides('M146 96L156 96L156 134L146 134Z'), -0.5)) +
    b.part(roundedBox(76, 128, 88, 60, 14), -0.2, 'upright') + b.stitches(roundedBox(81, 133, 78, 50, 11)) +
    b.line('M82 142H158', 3.5, -0.55) +
    b.fixed(roundedBox(150, 139, 7, 16, 3), steel) + b.accent(roundedBox(106, 156, 28, 14, 3), '#d8c6a0', 'flat');
}

export function handbag(b: Brush): string {
  if (b.shape === 'tall') {
    return b.line('M92 84C92 12 148 12 148 84', 8, -0.5) + b.body(mirrored('M120 80L178 80L186 196Q186 206 174 206L120 206'), 'soft') +
      b.line('M84 92C84 20 140 20 140 92', 8, -0.3) +
      b.part(mirrored('M120 78L180 78L181 92L120 92'), -0.25, 'soft') + b.fixed(ellipse(84, 98, 5), brass) +
      b.fixed(ellipse(140, 98, 5), brass) + b.stitches('M58 196H182') +
      b.accent(roundedBox(100, 140, 40, 18, 3), '#efe4cd', 'flat');
  }
  return b.line('M72 104C76 28 164 28 168 104', 9, -0.4) +
    b.body(mirrored('M120 98L186 98Q196 98 198 110L208 182Q210 200 190 200L120 200'), 'soft') +
    b.body('M46 98H194Q200 100 200 112C196 150 150 156 120 156C90 156 44 150 40 112Q40 100 46 98Z', 'upright') +
    b.stitches('M48 112C52 142 92 148 120 148C148 148 188 142 192 112') +
    b.fixed(roundedBox(108, 142, 24, 26, 6), brass) + b.fixed(roundedBox(114, 152, 12, 6, 3), '#6f5a26') +
    b.fixed(ellipse(168, 106, 6) + ellipse(72, 106, 6), brass);
}

export function wallet(b: Brush): string {
  if (b.shape === 'square') {
    return b.fixed(roundedBox(70, 62, 92, 40, 5), '#e8d9b0', 'flat') + b.fixed(roundedBox(78, 72, 92, 40, 5), '#7fa3c7', 'flat') +
      b.part(roundedBox(52, 84, 140, 112, 12), -0.4) +
      b.body(roundedBox(46, 88, 140, 112, 12), 'diagonal') + b.stitches(roundedBox(53, 95, 126, 98, 8)) +
      b.part('M150 124H198Q204 124 204 132V156Q204 164 198 164H150Q138 162 138 144Q138 126 150 124Z', -0.2) +
      b.fixed(ellipse(156, 144, 7), brass, 'ball');
  }
  return b.fixed(roundedBox(52, 74, 120, 40, 5), '#efe6d2', 'flat') + b.part(roundedBox(30, 88, 184, 96, 12), -0.45) +
    b.body(roundedBox(26, 92, 184, 96, 12), 'diagonal') + b.stitches(roundedBox(33, 99, 170, 82, 8)) +
    b.body('M26 136V104Q26 92 38 92H198Q210 92 210 104V136Q118 160 26 136Z', 'upright') + b.fixed(ellipse(118, 146, 7.5), brass, 'ball');
}

/** A closed loop seen from above its front: strap, holes, buckle. */
export function belt(b: Brush): string {
  const wide = b.shape === 'wide';
  const height = wide ? 40 : 26;
  const y = 150 - height / 2;
  const back = `M28 ${y + 4}C28 62 212 62 212 ${y + 4}L212 ${y + height - 6}C200 ${62 + height} 40 ${62 + height} 28 ${y + height - 6}Z`;
  const front = `M28 ${y}C40 ${y + 40} 200 ${y + 40} 212 ${y}L212 ${y + height}C200 ${y + 46 + height} 40 ${y + 46 + height} 28 ${y + height}Z`;
  const buckle = roundedBox(92, y + 20, 44, height + 22, 7);
  const hole = roundedBox(101, y + 29, 26, height + 4, 3);
  return b.part(back, -0.5) + b.body(front, 'cylinder') + b.stitches(`M32 ${y + 8}C44 ${y + 46} 196 ${y + 46} 208 ${y + 8}`) +
    [150, 164, 178].map((x, i) => b.fixed(ellipse(x, y + 28 + height / 2 - 3 * i, 3), '#2a211b')).join('') +
    `<path d="${buckle}${hole}" fill="${brass}" fill-rule="evenodd" stroke="#6d5620" stroke-width="1.4"/>` +
    b.stroke(`M96 ${y + 31 + height / 2}H132`, 5, '#8d7230') + b.part(roundedBox(70, y + 22, 12, height + 14, 3), -0.3);
}

export function suitcase(b: Brush): string {
  const tall = b.shape === 'tall';
  const [x, y, width, height] = tall ? [66, 62, 108, 134] : [34, 84, 172, 110];
  const ribs = Array.from({ length: tall ? 4 : 6 }, (_, i) => x + (width * (i + 1)) / (tall ? 5 : 7));
  const handle = tall ? b.stroke(`M96 ${y}V26H144V${y}`, 6, '#8b9096') +
    b.stroke('M98 24H142', 9, '#33363b') : b.line(`M92 ${y}V66Q92 60 100 60H140Q148 60 148 66V${y}`, 9, -0.5);
  return handle + b.fixed(roundedBox(x + 10, y + height - 4, 18, 16, 5) +
    roundedBox(x + width - 28, y + height - 4, 18, 16, 5), '#26282c') + b.body(roundedBox(x, y, width, height, 16), 'soft') +
    b.fold(ribs.map((at) => `M${Math.round(at)} ${y + 12}V${y + height - 12}`).join(''), 5) +
    b.glint(ribs.map((at) => `M${Math.round(at) + 3} ${y + 14}h2.5v${height - 28}h-2.5Z`).join('').replaceAll('2.5', '2.5'), 0.3) +
    b.line(`M${x} ${y + height * 0.5}H${x + width}`, 3, -0.55) + b.fixed(roundedBox(110, y + height * 0.5 - 8, 20, 16, 3), steel) +
    b.part(`M${x} ${y + 26}V${y + 16}Q${x} ${y} ${x + 16} ${y}H${x + 26}Z`, -0.35);
}

export function scarf(b: Brush): string {
  const end = b.shape === 'long' ? 196 : 158;
  const fringe = (from: number, to: number, at: number, lean: number) => b.line(Array.from({ length: 6 }, (_, i) => from +
    ((to - from) * i) / 5).map((x) => `M${x} ${at}L${x + lean} ${at + 14}`).join(''), 2.8, -0.15);
  return fringe(133, 169, end - 14, 5) + b.body(`M112 92L150 88Q168 140 172 ${end - 14}L130 ${end - 8}Q128 140 112 92Z`, 'cylinder') +
    fringe(73, 113, end, -4) + b.body(`M88 92L132 98Q122 150 118 ${end}L70 ${end - 4}Q72 140 88 92Z`, 'cylinder') +
    b.fold(`M98 124Q94 150 92 ${end - 8}`) +
    b.body('M52 76C52 40 188 40 188 76C190 112 152 126 120 126C88 126 50 112 52 76Z', 'ball') +
    b.part('M72 68C74 46 166 46 168 68C168 84 144 92 120 92C96 92 72 84 72 68Z', -0.55) +
    b.fold('M58 92Q92 122 156 110M66 78Q84 108 128 108M150 98Q172 90 178 76') + b.line('M88 104Q112 116 134 100', 2, -0.4);
}
