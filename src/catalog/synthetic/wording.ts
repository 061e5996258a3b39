import type { Random } from '../../math/random';
import { asked, type Attribute, type Intent } from './attributes';
import { colorWords, departmentWords, materialWords, patternWords, redundantWords, shapeQueries, typeWords, useWords } from './concepts';
import type { ShopConfig } from './config';
import { misspell, plural, wordsOf } from './words';

export interface Worded {
  text: string;
  /** The concepts and the forms chosen for them, without number, order, slips and empty words: queries of one key are held out together. */
  key: string;
  /** How far it is from the plain way of asking: rare words, odd order, slips, empty words. */
  oddity: number;
}

const naturalOrder: readonly Attribute[] = ['brand', 'color', 'shape', 'pattern', 'material', 'use', 'type', 'department'];

/** One way of asking for the intent in one to four words, or null if the drawn forms are longer. */
export function word(intent: Intent, config: ShopConfig, step: Random): Worded | null {
  const { pluralShare, reorderedShare, redundantShare, misspelledWordShare } = config.queries;
  const chosen = naturalOrder.filter((attribute) => asked(intent).includes(attribute)).map((attribute) => ({ attribute, ...drawForm(attribute, intent, config, step) }));
  const key = chosen.map(({ attribute, form }) => `${attribute}=${form}`).join(' ');
  let phrases = chosen.map(({ attribute, form }) => (attribute === 'type' && step.chance(pluralShare) ? plural(form) : form));
  const reordered = step.chance(reorderedShare);
  const padded = step.chance(redundantShare);
  if (reordered) phrases = step.shuffle(phrases);
  if (padded) phrases = withRedundantWord(phrases, step);
  const meant = phrases.flatMap(wordsOf);
  const words = meant.map((each) => (each.length >= 5 && step.chance(misspelledWordShare) ? misspell(each, step) : each));
  const slips = words.filter((each, i) => each !== meant[i]).length;
  const oddity = slips * 2 + Number(padded) + Number(reordered) / 2 + chosen.filter(({ usual }) => !usual).length / 2;
  return words.length <= 4 ? { text: words.join(' '), key, oddity } : null;
}

function withRedundantWord(phrases: readonly string[], step: Random): string[] {
  const extra = step.pick(redundantWords);
  return extra.startsWith('for') || step.chance(0.3) ? [...phrases, extra] : [extra, ...phrases];
}

/** The most usual form, or one of the others. */
function drawForm(attribute: Attribute, intent: Intent, config: ShopConfig, step: Random): { form: string; usual: boolean } {
  const [usual, ...others] = formsOf(attribute, intent);
  const { thing, modifier } = config.queries.synonymShares;
  const other = others.length > 0 && step.chance(attribute === 'type' || attribute === 'department' ? thing : modifier);
  return other ? { form: step.pick(others), usual: false } : { form: usual, usual: true };
}

function formsOf(attribute: Attribute, intent: Intent): readonly string[] {
  switch (attribute) {
    case 'type': return typeWords[intent.type!].queries;
    case 'department': return departmentWords[intent.department!].queries;
    case 'color': return colorWords[intent.color!].queries;
    case 'pattern': return patternWords[intent.pattern!].queries;
    case 'material': return materialWords[intent.material!].queries;
    case 'shape': return shapeQueries(intent.type!, intent.shape!);
    case 'use': return useWords[intent.use!].queries;
    case 'brand': return [intent.brand!.toLowerCase()];
  }
}
