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
    b.accent(high ? 'M84 172Q96 140 128 136L136 144Q108 150 100 172Z' : 'M88 172Q98 148 126 146L136 154Q112 158 104 172Z', '#ffffff', 'flat') +
    laces.map(([x, y]) => b.stroke(`M${x - 9} ${y + 8}L${x + 9} ${y - 5}`, 5.4, '#fff') + b.stroke(`M${x - 9} ${y + 8}L${x + 9} ${y - 5}`, 1, '#c9c4ba')).join('') +
    b.fixed('M28 172Q120 178 212 170Q216 194 200 196L42 198Q28 196 28 172Z', rubber, 'upright') + b.stroke('M32 186Q120 190 210 184', 2.4, '#b9b2a4');
}

export function boots(b: Brush): string {
  const tall = b.shape === 'tall';
  const top = tall ? 34 : 92;
  return b.part(`M66 ${top + 2}Q96 ${top - 10} 128 ${top + 2}Q96 ${top + 14} 66 ${top + 2}Z`, -0.6) +
    b.body(`M66 ${top + 2}Q96 ${top + 14} 128 ${top + 2}C128 ${top + 40} 122 112 128 132C136 152 166 150 190 160Q208 168 206 188L64 190C58 160 70 130 66 ${top + 2}Z`, 'cylinder') +
    b.fold('M128 134Q108 142 96 136') + b.fold('M130 146Q116 156 106 152') + b.stitches('M160 156Q150 170 154 186') + b.stitches('M70 150Q92 152 96 188') +
    b.stroke(`M96 ${top + 18}L97 128`, 2.6, steel) + b.part(`M62 ${top + 6}L72 ${top + 8}L72 ${top + 34}L64 ${top + 32}Z`, -0.35) +
    b.fixed('M60 188L208 186Q212 198 202 200L112 200L106 208L64 208Q58 200 60 188Z', darkSole, 'upright');
}

/** Straps over an open bed; `high` stands on a cork wedge. */
export function sandals(b: Brush): string {
  const high = b.shape === 'high';
  const bed = high ? 'M34 116Q40 108 56 114C88 124 100 166 146 172L202 172Q214 174 212 182L140 186C96 182 82 136 36 126Z' : 'M28 170Q30 162 44 164C84 168 104 174 148 170L204 168Q216 170 214 178L28 182Z';
  const sole = high ? 'M36 124C82 134 96 180 140 184L212 180Q214 196 204 198L44 200Q40 160 36 124Z' : 'M28 178L214 176Q216 190 206 194L36 196Q26 194 28 178Z';
  const straps = high
    ? ['M152 180C148 142 170 130 186 142C198 150 204 164 204 178L184 180C182 160 174 154 168 180Z', 'M98 160C100 122 126 116 142 132L154 150L134 160C130 142 122 144 118 170Z']
    : ['M142 180C140 138 164 124 182 138C196 148 202 164 200 178L182 180C180 156 170 148 162 180Z', 'M84 178C84 132 108 118 126 134C140 146 144 164 142 178L124 180C124 156 114 146 104 180Z'];
  const ankle = high ? 'M42 118C34 84 50 64 72 66C94 68 104 84 100 98L90 96C90 84 82 78 70 78C56 78 50 92 54 116Z' : 'M36 168C26 130 40 104 64 106C90 108 98 124 96 138L86 136C86 126 78 118 64 118C48 118 42 138 48 168Z';
  const buckle = high ? [90, 80] : [84, 120];
  return b.body(ankle, 'diagonal') + b.fixed(`M${buckle[0] - 7} ${buckle[1] - 8}h14v16h-14Z`, steel) + b.fixed(sole, high ? '#c79a63' : darkSole, 'upright') + b.part(bed, -0.3, 'flat') +
    straps.map((strap) => b.body(strap, 'ball')).join('') + (high ? b.stroke('M40 150Q90 176 130 194M44 176Q70 186 96 196', 1.6, '#8f6a3c') : b.stroke('M32 188L210 186', 1.6, '#5b524b'));
}

/** A closed toe and a free heel: the heel alone tells it from a flat shoe. */
export function pumps(b: Brush): string {
  const high = b.shape === 'high';
  const upper = high
    ? 'M38 84Q54 78 68 88C92 104 110 150 148 152Q158 150 164 156L206 178Q218 188 204 194L150 194C106 192 92 134 58 128Q40 122 38 84Z'
    : 'M34 128Q48 120 62 128C90 140 112 158 148 154Q158 152 166 158L208 178Q218 188 206 194L136 194C100 192 84 164 56 164Q36 158 34 128Z';
  const heel = high ? 'M42 112Q58 132 74 136C66 160 62 180 60 204L50 204C46 176 42 146 42 112Z' : 'M38 150Q52 164 78 168C66 180 62 190 62 204L46 204C40 184 38 168 38 150Z';
  const inside = high ? 'M38 84Q54 78 68 88C92 104 110 150 148 152Q158 150 164 156Q136 164 112 148C84 128 74 94 38 84Z' : 'M34 128Q48 120 62 128C90 140 112 158 148 154Q158 152 166 158Q130 168 104 156C76 144 62 130 34 128Z';
  return b.part(heel, -0.25, 'cylinder') + b.body(upper, 'upright') + b.fixed(inside, '#d9bf9c', 'upright') +
    b.stroke(high ? 'M60 128C94 136 106 194 150 195L204 195' : 'M58 165C86 166 100 194 136 195L206 195', 3.6, darkSole) +
    b.glint(ellipse(178, 172, 16, 4), 0.28);
}
