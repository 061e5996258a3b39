// The words of the shop. `titles`: how sellers write it, the first form being the shop's own label. `queries`: how shoppers ask, most usual first.
// The gap is planted: words that stand under `queries` only (sneakers, rucksack, skillet, burgundy ...) occur in no title.
import type { ColorId, Department, MaterialId, PatternId, ShapeId, TypeId } from './latent';

export interface Wording {
  titles: readonly string[];
  queries: readonly string[];
}

/** Forms are separated by '|'. */
const say = (titles: string, queries: string): Wording => ({ titles: titles.split('|'), queries: queries.split('|') });

export const typeWords: Record<TypeId, Wording> = {
  dress: say('dress|gown', 'dress|gown|frock|sundress|evening dress'),
  shirt: say('shirt|button down shirt', 'shirt|blouse|chemise|button up'),
  skirt: say('skirt', 'skirt|skater skirt|petticoat|tutu'),
  trousers: say('trousers|pants', 'trousers|pants|slacks|chinos|britches'),
  jacket: say('jacket|coat', 'jacket|coat|parka|anorak|windbreaker'),
  sweater: say('pullover|jumper', 'sweater|pullover|jumper|jersey|sweatshirt'),
  sneakers: say('casual shoes|sports shoes', 'sneakers|trainers|kicks|casual shoes|sports shoes|tennis shoes'),
  boots: say('boots', 'boots|booties|wellingtons|galoshes'),
  sandals: say('sandals|slides', 'sandals|slides|flip flops|slippers|espadrilles'),
  pumps: say('court shoes|heels', 'heels|pumps|stilettos|court shoes'),
  backpack: say('backpack|daypack', 'backpack|rucksack|knapsack|daypack|bookbag'),
  handbag: say('handbag|shoulder bag', 'handbag|purse|tote|shoulder bag|clutch'),
  wallet: say('wallet|card holder', 'wallet|billfold|card holder|pocketbook'),
  belt: say('belt', 'belt|sash|girdle|waistband'),
  suitcase: say('trolley bag|cabin bag', 'suitcase|luggage|trolley bag|carry on|cabin bag'),
  scarf: say('scarf|wrap', 'scarf|shawl|stole|muffler'),
  mug: say('mug|cup', 'mug|cup|coffee mug|tea cup|beaker'),
  plate: say('plate|dinner plate', 'plate|dinner plate|dish|platter'),
  pan: say('frying pan|pan', 'pan|frying pan|skillet|wok'),
  kettle: say('kettle|water boiler', 'kettle|teapot|water boiler|tea maker'),
  bottle: say('water bottle|flask', 'bottle|water bottle|flask|canteen|tumbler'),
  lamp: say('table lamp|lamp', 'lamp|table lamp|nightlight|reading light'),
  chair: say('chair|dining chair', 'chair|dining chair|seat|armchair'),
  towel: say('towel|bath towel', 'towel|bath towel|bath sheet|washcloth'),
  cushion: say('cushion|scatter cushion', 'cushion|pillow|throw pillow|headrest'),
  vase: say('vase|flower vase', 'vase|flower vase|urn|flower pot'),
  rug: say('rug|floor mat', 'rug|carpet|floor mat|runner'),
  headphones: say('headphones|headset', 'headphones|headset|earphones|earmuffs'),
  phoneCase: say('phone case|mobile cover', 'phone case|phone cover|mobile cover|smartphone sleeve'),
  watch: say('watch|wristwatch', 'watch|wristwatch|timepiece|chronograph'),
  watchStrap: say('watch strap|watch band', 'watch strap|watch band|watchband|wrist strap'),
  speaker: say('speaker|loudspeaker', 'speaker|loudspeaker|boombox|soundbox'),
};

/** Titles of accessories that name the main item: what a lexical ranker falls for. */
export const soundAlikeTitles: Partial<Record<TypeId, { mainItem: TypeId; title: string }>> = {
  watchStrap: { mainItem: 'watch', title: 'strap for watch' },
  cushion: { mainItem: 'chair', title: 'chair cushion' },
  belt: { mainItem: 'trousers', title: 'trousers belt' },
  phoneCase: { mainItem: 'wallet', title: 'wallet phone case' },
};

export const departmentWords: Record<Department, Wording> = {
  clothing: say('clothing', 'clothes|clothing|apparel|garments'),
  shoes: say('shoes', 'shoes|footwear'),
  accessories: say('accessories', 'accessories|bags and belts|fashion accessories'),
  kitchen: say('kitchen', 'kitchenware|tableware|crockery'),
  home: say('home', 'homeware|home decor|furnishings'),
  electronics: say('electronics', 'electronics|gadgets|tech'),
};

export const colorWords: Record<ColorId, Wording> = {
  black: say('black|black|jet black', 'black|ebony'),
  gray: say('grey|grey|slate grey', 'grey|gray|charcoal'),
  cream: say('cream|ivory', 'cream|ivory|off white|eggshell'),
  beige: say('beige|sand', 'beige|tan|camel'),
  brown: say('brown|brown|chestnut', 'brown|chocolate|mocha'),
  yellow: say('yellow|yellow|mustard', 'yellow|lemon|mustard'),
  red: say('red|red|bright red', 'red|scarlet|crimson'),
  maroon: say('maroon|wine red', 'maroon|burgundy|oxblood'),
  pink: say('pink|pink|rose', 'pink|blush|fuchsia'),
  green: say('green|green|olive', 'green|emerald|khaki'),
  blue: say('blue|blue|sky blue', 'blue|azure|cobalt'),
  navy: say('navy|navy blue', 'navy|navy blue|dark blue|indigo'),
};

export const patternWords: Record<PatternId, Wording> = {
  plain: say('plain|solid', 'plain|solid'),
  striped: say('striped|stripes', 'striped|stripy|pinstripe'),
  dots: say('polka dot|dotted', 'polka dot|dotted|spotted'),
  checked: say('checked|check', 'checked|plaid|tartan|gingham'),
  floral: say('floral', 'floral|flowery|blossom'),
  zigzag: say('zigzag|chevron', 'zigzag|chevron|herringbone'),
  camo: say('camouflage', 'camo|camouflage|army'),
};

export const materialWords: Record<MaterialId, Wording> = {
  cotton: say('cotton', 'cotton'),
  linen: say('linen', 'linen|flax'),
  denim: say('denim', 'denim|jean'),
  knit: say('knitted', 'knitted|knit|woolly'),
  silk: say('silk|satin', 'silk|silky|satin'),
  leather: say('leather|genuine leather', 'leather|cowhide'),
  suede: say('suede', 'suede|nubuck'),
  canvas: say('canvas', 'canvas|sailcloth'),
  velvet: say('velvet', 'velvet|velour'),
  ceramic: say('ceramic|stoneware', 'ceramic|porcelain|china'),
  glass: say('glass', 'glass|crystal'),
  steel: say('steel|stainless steel', 'steel|metal|inox'),
  brass: say('brass', 'brass|golden'),
  wood: say('wooden|oak', 'wooden|wood|timber'),
  bamboo: say('bamboo', 'bamboo|rattan'),
  plastic: say('plastic|acrylic', 'plastic|polymer'),
  silicone: say('silicone', 'silicone|rubber'),
};

/** Uses are written only; a department's products share five of them. */
export const useWords: Record<string, Wording> = {
  office: say('office', 'office|work|business'),
  party: say('party', 'party|festive'),
  sports: say('sports', 'sport|gym|workout'),
  travel: say('travel', 'travel|holiday|vacation'),
  outdoor: say('outdoor', 'outdoor|hiking|trekking'),
  school: say('school', 'school|college'),
  camping: say('camping', 'camping|campsite'),
  kids: say('kids', 'kids|children'),
  garden: say('garden', 'garden|patio'),
  bedroom: say('bedroom', 'bedroom|bedside'),
  gaming: say('gaming', 'gaming|gamer'),
};

export const departmentUses: Record<Department, readonly string[]> = {
  clothing: ['office', 'party', 'sports', 'travel', 'outdoor'],
  shoes: ['office', 'party', 'sports', 'travel', 'outdoor'],
  accessories: ['office', 'party', 'sports', 'travel', 'school'],
  kitchen: ['office', 'party', 'camping', 'kids', 'travel'],
  home: ['office', 'garden', 'bedroom', 'kids', 'party'],
  electronics: ['office', 'gaming', 'sports', 'travel', 'kids'],
};

/** Shape is visible only: no title states it, so it has query words alone; some types have their own. */
const shapeWords: Record<ShapeId, readonly string[]> = {
  long: ['long'], short: ['short'], high: ['high'], low: ['low'], tall: ['tall', 'big'], round: ['round', 'circular'], square: ['square', 'boxy'],
  wide: ['wide', 'broad'], slim: ['slim', 'thin'], hooded: ['hooded'], collared: ['collared'],
};

const shapeWordsOfType: Partial<Record<TypeId, Partial<Record<ShapeId, readonly string[]>>>> = {
  dress: { long: ['long', 'maxi'], short: ['short', 'mini'] },
  skirt: { long: ['long', 'maxi'], short: ['short', 'mini'] },
  shirt: { long: ['long sleeve'], short: ['short sleeve'] },
  trousers: { wide: ['wide leg', 'flared'], slim: ['slim', 'skinny'] },
  sweater: { high: ['turtleneck', 'high neck'], low: ['crew neck'] },
  sneakers: { high: ['high top'], low: ['low top'] },
  boots: { tall: ['tall', 'knee high'], short: ['ankle', 'short'] },
  sandals: { high: ['platform'], low: ['flat'] },
  pumps: { high: ['high'], low: ['low', 'kitten'] },
  chair: { high: ['high back'], low: ['low back'] },
};

export function shapeQueries(type: TypeId, shape: ShapeId): readonly string[] {
  return shapeWordsOfType[type]?.[shape] ?? shapeWords[shape];
}

/** Values a person might accept instead: grade "near". Colors have theirs in `colors`. */
export const nearMaterials: readonly (readonly [MaterialId, MaterialId])[] = [
  ['leather', 'suede'], ['cotton', 'linen'], ['steel', 'brass'], ['wood', 'bamboo'], ['plastic', 'silicone'], ['denim', 'canvas'], ['silk', 'velvet'],
];
export const nearPatterns: readonly (readonly [PatternId, PatternId])[] = [['checked', 'striped'], ['striped', 'zigzag']];

export const brands = [
  'Kavo', 'Lumera', 'Tessaro', 'Brindel', 'Oskari', 'Velto', 'Marrowin', 'Quenby', 'Solenne', 'Dravik', 'Ferrano', 'Halvik', 'Istria', 'Jorvan', 'Kestova', 'Lindqvar',
  'Mirelle', 'Norvane', 'Ombrel', 'Pelligo', 'Rastova', 'Sundral', 'Tirvane', 'Ulmera', 'Vasquill', 'Wendric', 'Xandro', 'Yvara', 'Zellwin', 'Arbrook', 'Belmira', 'Corvane',
  'Deltano', 'Elswick', 'Fjordan', 'Galenor', 'Hexley', 'Inverno', 'Juniva', 'Korrigan', 'Lanteri', 'Moravel',
] as const;

export const lines = [
  'Alba', 'Borea', 'Cirrus', 'Delta', 'Ember', 'Fjell', 'Gala', 'Halo', 'Iris', 'Juno', 'Kora', 'Luma', 'Mira', 'Nova', 'Orbit', 'Pilar', 'Quill', 'Rio', 'Sierra', 'Terra',
  'Umbra', 'Vega', 'Willow', 'Zenit',
] as const;

export const titleFillers = ['classic', 'essential', 'premium', 'modern', 'everyday', 'original', 'signature', 'comfort', 'lightweight', 'durable', 'elegant', 'versatile'] as const;
export const sloganWords = ['limited', 'edition', 'collection', 'season', 'style', 'design', 'quality', 'trend', 'special', 'choice', 'must', 'have'] as const;
export const promoWords = ['hot', 'sale', 'new', 'offer', 'free', 'shipping', '2024', 'bestseller', 'discount', 'wow'] as const;

export const departmentFacts: Record<Department, readonly string[]> = {
  clothing: ['size M', 'machine washable', 'regular fit', 'size L'],
  shoes: ['EU 40', 'EU 42', 'cushioned sole', 'non slip'],
  accessories: ['gift boxed', 'one size', 'adjustable', 'with zip'],
  kitchen: ['500 ml', '1.2 l', 'set of 2', 'dishwasher safe'],
  home: ['45 cm', 'set of 2', '60 cm', 'easy care'],
  electronics: ['gen 2', '40 mm', '20 w', 'water resistant'],
};

/** Words that shoppers add and that mean nothing. */
export const redundantWords = ['buy', 'cheap', 'best', 'online', 'nice', 'for sale', 'good', 'top', 'order'] as const;
