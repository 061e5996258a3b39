import { steel, type Brush } from './brush';
import { ellipse } from './path';

const rubber = '#f1ede3';
const darkSole = '#2c2724';

export function sneakers(b: Brush): string {
  const high = b.shape === 'high';
  const upper = high
    ? 'M36 174C32 140 40 112 44 82Q46 66 62 64L92 60Q98 60 102 72C110 110 136 134 172 140Q208 146 208 174Z'
    : 'M34 174C32 156 36 136 46 124Q54 118 62 126Q74 132 86 118Q92 112 100 118C120 138 142 144 174 148Q208 152 208 174Z';
  const laces = high ? [[92, 88], [98, 102], [107, 115], [119, 127]] : [[100, 128], [112, 136], [126, 142]];
  const tongue = high ? 'M84 62Q100 40 108 56L118 96L104 84Z' : 'M80 122Q92 96 108 106L120 134L102 122Z';
  return b.part(tongue, 0.24) + b.body(upper, 'upright') +
    b.part(high ? 'M34 174C34 160 36 150 38 140Q58 140 66 174Z' : 'M34 174C34 160 36 146 41 136Q60 142 66 174Z', -0.25) +
    b.fixed('M160 174Q164 148 178 149Q208 152 208 174Z', rubber, 'flat') +
    b.accent(high ? 'M84 172Q96 140 128 136L136 144Q108 150 100 172Z'
      : 'M88 172Q98 148 126 146L136 154Q112 158 104 172Z', '#ffffff', 'flat') +
    laces.map(([x, y]) => b.stroke(`M${x - 9} ${y + 8}L${x + 9} ${y - 5}`, 5.4, '#fff') +
    b.stroke(`M${x - 9} ${y + 8}L${x + 9} ${y - 5}`, 1, '#c9c4ba')).join('') +
    b.fixed('M28 172Q120 178 212 170Q216 194 200 196L42 198Q28 196 28 172Z', rubber, 'upright') +
    b.stroke('M32 186Q120 190 210 184', 2.4, '#b9b2a4');
}

export function boots(b: Brush): string {
  const tall = b.shape === 'tall';
  const top = tall ? 34 : 92;
  return b.part(`M66 ${top + 2}Q96 ${top - 10} 128 ${top + 2}Q96 ${top + 14} 66 ${top + 2}Z`, -0.6) +
    b.body(`M66 ${top + 2}Q96 ${top + 14} 128 ${top + 2}C128 ${top + 40} 122 112 128 132C136 152 166 150 190 160Q208 168 206 188L64 190C58 160 70 130 66 ${top + 2}Z`, 'cylinder') +
    b.fold('M128 134Q108 142 96 136') + b.fold('M130 146Q116 156 106 152') + b.stitches('M160 156Q150 170 154 186') +
    b.stitches('M70 150Q92 152 96 188') +
    b.stroke(`M96 ${top + 18}L97 128`, 2.6, steel) + b.part(`M62 ${top + 6}L72 ${top + 8}L72 ${top + 34}L64 ${top + 32}Z`, -0.35) +
    b.fixed('M60 188L208 186Q212 198 202 200L112 200L106 208L64 208Q58 200 60 188Z', darkSole, 'upright');
}

/** Straps over an open bed; `high` stands on a cork wedge. */
export function sandals(b: Brush): string {
  const high = b.shape === 'high';
  const ring = high ? 58 : 104;
  const heel = high ? 116 : 170;
  const bed = high ? 'M32 112Q40 106 54 110C90 120 102 164 148 170L204 172Q216 174 213 182L140 186C96 182 82 136 34 124Z'
    : 'M26 168Q28 160 44 162C84 166 104 172 148 168L206 168Q218 170 214 178L28 182Z';
  const sole = high ? 'M34 122C82 132 96 180 140 184L213 180Q214 196 204 198L44 200Q38 160 34 122Z'
    : 'M26 177L215 175Q218 190 206 195L36 197Q24 194 26 177Z';
  const tongue = high ? 'M84 74L100 68C112 104 128 130 160 146L148 160C112 142 92 112 84 74Z'
    : 'M84 120L100 114C112 134 130 142 158 148L148 162C116 156 94 144 84 120Z';
  return b.part(`M34 ${ring}Q66 ${ring - 18} 98 ${ring}L98 ${ring + 12}Q66 ${ring - 2} 34 ${ring + 12}Z`, -0.55) +
    b.part('M152 178Q152 146 176 144Q200 150 206 176Z', -0.6) + b.part(bed, -0.3, 'flat') +
    b.fixed(sole, high ? '#c79a63' : darkSole, 'upright') + b.body(tongue, 'diagonal') +
    b.body(`M34 ${ring + 4}L52 ${ring + 14}Q50 ${heel - 20} 58 ${heel + 6}L32 ${heel}Q30 ${heel - 26} 34 ${ring + 4}Z`, 'soft') +
    b.body(`M33 ${ring}Q66 ${ring + 22} 99 ${ring}L99 ${ring + 15}Q66 ${ring + 38} 33 ${ring + 15}Z`, 'cylinder') +
    b.body('M130 182Q130 148 150 138Q172 130 186 144Q178 160 180 182Z', 'ball') +
    b.fixed(`M74 ${ring + 8}h13v18h-13Z`, steel) + b.shade(`M78 ${ring + 12}h5v10h-5Z`, 0.45) + b.fold('M138 174Q140 152 154 144') +
    (high ? b.stroke('M40 150Q90 176 130 194M44 176Q70 186 96 196', 1.6, '#8f6a3c') : b.stroke('M32 188L210 186', 1.6, '#5b524b'));
}

/** A closed toe and a free heel: the heel alone tells it from a flat shoe. */
export function pumps(b: Brush): string {
  const high = b.shape === 'high';
  const upper = high
    ? 'M38 84Q54 78 68 88C92 104 110 150 148 152Q158 150 164 156L206 178Q218 188 204 194L150 194C106 192 92 134 58 128Q40 122 38 84Z'
    : 'M34 128Q48 120 62 128C90 140 112 158 148 154Q158 152 166 158L208 178Q218 188 206 194L136 194C100 192 84 164 56 164Q36 158 34 128Z';
  const heel = high ? 'M42 112Q58 132 74 136C66 160 62 180 60 204L50 204C46 176 42 146 42 112Z'
    : 'M38 150Q52 164 78 168C66 180 62 190 62 204L46 204C40 184 38 168 38 150Z';
  const inside = high ? 'M38 84Q54 78 68 88C92 104 110 150 148 152Q158 150 164 156Q136 164 112 148C84 128 74 94 38 84Z'
    : 'M34 128Q48 120 62 128C90 140 112 158 148 154Q158 152 166 158Q130 168 104 156C76 144 62 130 34 128Z';
  return b.part(heel, -0.25, 'cylinder') + b.body(upper, 'upright') + b.fixed(inside, '#d9bf9c', 'upright') +
    b.stroke(high ? 'M60 128C94 136 106 194 150 195L204 195' : 'M58 165C86 166 100 194 136 195L206 195', 3.6, darkSole) +
    b.glint(ellipse(178, 172, 16, 4), 0.28);
}
