// What a made product is before anything is written or drawn of it (data.md 4.1): title and picture are two renderings of one latent.

export const departments = ['clothing', 'shoes', 'accessories', 'kitchen', 'home', 'electronics'] as const;
export type Department = (typeof departments)[number];

export const typeIds = [
  'dress', 'shirt', 'skirt', 'trousers', 'jacket', 'sweater',
  'sneakers', 'boots', 'sandals', 'pumps',
  'backpack', 'handbag', 'wallet', 'belt', 'suitcase', 'scarf',
  'mug', 'plate', 'pan', 'kettle', 'bottle',
  'lamp', 'chair', 'towel', 'cushion', 'vase', 'rug',
  'headphones', 'phoneCase', 'watch', 'watchStrap', 'speaker',
] as const;
export type TypeId = (typeof typeIds)[number];

export const colorIds = ['black', 'gray', 'cream', 'beige', 'brown', 'yellow', 'red', 'maroon', 'pink', 'green', 'blue', 'navy'] as const;
export type ColorId = (typeof colorIds)[number];

export const patternIds = ['plain', 'striped', 'dots', 'checked', 'floral', 'zigzag', 'camo'] as const;
export type PatternId = (typeof patternIds)[number];

export const materialIds = [
  'cotton', 'linen', 'denim', 'knit', 'silk', 'leather', 'suede', 'canvas', 'velvet',
  'ceramic', 'glass', 'steel', 'brass', 'wood', 'bamboo', 'plastic', 'silicone',
] as const;
export type MaterialId = (typeof materialIds)[number];
/** A material whose surface the picture shows; the others can only be read. */
export const visibleMaterials: readonly MaterialId[] = ['denim', 'knit', 'leather', 'velvet', 'steel', 'brass', 'wood', 'glass'];

/** Outline variants that the picture shows; which ones a type has stands in `types`. */
export const shapeIds = ['long', 'short', 'high', 'low', 'tall', 'round', 'square', 'wide', 'slim', 'hooded', 'collared'] as const;
export type ShapeId = (typeof shapeIds)[number];

/**
 * Hue in degrees; saturation and lightness in percent; jitters are half-widths. Near colors overlap: of pure exemplars 86 % can be named at best
 * (15 nearest neighbors), and most mistakes are near ones.
 */
export interface Color {
  hue: number; saturation: number; lightness: number;
  hueJitter: number; saturationJitter: number; lightnessJitter: number;
  /** Colors a person might accept instead: grade "near". */
  near: readonly ColorId[];
}

const color = (base: [number, number, number], jitter: [number, number, number], ...near: ColorId[]): Color => ({
  hue: base[0], saturation: base[1], lightness: base[2],
  hueJitter: jitter[0], saturationJitter: jitter[1], lightnessJitter: jitter[2], near,
});

export const colors: Record<ColorId, Color> = {
  black: color([225, 14, 17], [30, 18, 13], 'gray', 'navy'),
  gray: color([215, 10, 42], [40, 14, 28], 'black'),
  cream: color([41, 42, 82], [9, 30, 13], 'beige'),
  beige: color([34, 38, 70], [10, 24, 21], 'cream', 'brown'),
  brown: color([22, 44, 38], [14, 26, 22], 'beige', 'maroon'),
  yellow: color([45, 72, 58], [12, 34, 18]),
  red: color([355, 66, 42], [16, 26, 20], 'maroon', 'pink'),
  maroon: color([352, 56, 32], [18, 28, 17], 'red', 'brown'),
  pink: color([346, 62, 64], [18, 28, 22], 'red'),
  green: color([140, 40, 36], [42, 28, 20]),
  blue: color([215, 60, 42], [20, 30, 24], 'navy'),
  navy: color([221, 52, 29], [18, 32, 18], 'blue', 'black'),
};

export interface ProductType {
  department: Department;
  shapes: readonly ShapeId[];
  materials: readonly MaterialId[];
  patterns: readonly PatternId[];
}

const every = patternIds;
const woven: readonly PatternId[] = ['plain', 'striped', 'dots', 'checked', 'floral', 'zigzag'];
const glazed: readonly PatternId[] = ['plain', 'striped', 'dots', 'floral', 'zigzag'];
const quiet: readonly PatternId[] = ['plain', 'striped', 'dots'];
const type = (department: Department, shapes: ShapeId[], materials: MaterialId[], patterns: readonly PatternId[]): ProductType =>
  ({ department, shapes, materials, patterns });

export const types: Record<TypeId, ProductType> = {
  dress: type('clothing', ['long', 'short'], ['cotton', 'linen', 'silk', 'denim'], woven),
  shirt: type('clothing', ['long', 'short'], ['cotton', 'linen', 'denim', 'silk'], every),
  skirt: type('clothing', ['long', 'short'], ['cotton', 'denim', 'leather', 'linen'], woven),
  trousers: type('clothing', ['wide', 'slim'], ['cotton', 'denim', 'linen', 'leather'], every),
  jacket: type('clothing', ['hooded', 'collared'], ['denim', 'leather', 'cotton', 'suede'], every),
  sweater: type('clothing', ['high', 'low'], ['knit', 'cotton'], woven),
  sneakers: type('shoes', ['high', 'low'], ['canvas', 'leather', 'suede'], every),
  boots: type('shoes', ['tall', 'short'], ['leather', 'suede', 'canvas'], every),
  sandals: type('shoes', ['high', 'low'], ['leather', 'suede', 'plastic'], quiet),
  pumps: type('shoes', ['high', 'low'], ['leather', 'suede', 'velvet'], woven),
  backpack: type('accessories', ['round', 'square'], ['canvas', 'leather', 'cotton'], every),
  handbag: type('accessories', ['tall', 'wide'], ['leather', 'canvas', 'suede'], woven),
  wallet: type('accessories', ['wide', 'square'], ['leather', 'canvas', 'suede'], woven),
  belt: type('accessories', ['wide', 'slim'], ['leather', 'canvas', 'suede'], woven),
  suitcase: type('accessories', ['tall', 'wide'], ['plastic', 'steel', 'canvas'], every),
  scarf: type('accessories', ['long', 'short'], ['knit', 'silk', 'cotton'], woven),
  mug: type('kitchen', ['tall', 'round'], ['ceramic', 'steel', 'glass'], glazed),
  plate: type('kitchen', ['round', 'square'], ['ceramic', 'bamboo', 'plastic'], woven),
  pan: type('kitchen', ['wide', 'round'], ['steel', 'ceramic'], quiet),
  kettle: type('kitchen', ['tall', 'round'], ['steel', 'ceramic', 'plastic'], glazed),
  bottle: type('kitchen', ['slim', 'wide'], ['steel', 'plastic', 'glass'], every),
  lamp: type('home', ['tall', 'short'], ['brass', 'wood', 'ceramic'], woven),
  chair: type('home', ['high', 'low'], ['wood', 'velvet', 'steel', 'leather'], woven),
  towel: type('home', ['long', 'square'], ['cotton', 'linen', 'bamboo'], woven),
  cushion: type('home', ['round', 'square'], ['velvet', 'cotton', 'linen', 'knit'], woven),
  vase: type('home', ['tall', 'round'], ['ceramic', 'glass', 'brass'], glazed),
  rug: type('home', ['round', 'square'], ['knit', 'cotton', 'bamboo'], woven),
  headphones: type('electronics', ['round', 'square'], ['plastic', 'leather', 'steel'], quiet),
  phoneCase: type('electronics', ['round', 'square'], ['silicone', 'plastic', 'leather'], every),
  watch: type('electronics', ['round', 'square'], ['steel', 'leather', 'silicone'], quiet),
  watchStrap: type('electronics', ['wide', 'slim'], ['leather', 'silicone', 'canvas'], woven),
  speaker: type('electronics', ['round', 'square'], ['plastic', 'wood', 'steel'], quiet),
};

/** What the picture of a look-alike could be mistaken for; drawn in one style on purpose. */
export const lookAlikes: readonly (readonly [TypeId, TypeId])[] = [
  ['belt', 'watchStrap'], ['belt', 'scarf'], ['boots', 'sneakers'], ['pumps', 'sandals'], ['shirt', 'jacket'], ['sweater', 'shirt'],
  ['dress', 'skirt'], ['towel', 'rug'], ['cushion', 'rug'], ['mug', 'kettle'], ['vase', 'bottle'], ['wallet', 'phoneCase'], ['backpack', 'suitcase'],
];

export interface LatentProduct {
  id: string;
  /** Near-duplicate variants of one design share it and differ in color only. */
  design: string;
  type: TypeId;
  color: ColorId;
  /** Ink of the pattern, straps and trims; equal to `color` for a plain product. */
  secondColor: ColorId;
  pattern: PatternId;
  material: MaterialId;
  shape: ShapeId;
  brand: string;
  /** Model or series name; written only. */
  line: string;
  use: string;
}

/** How a picture shows (or hides) its product: the picture half of the reliability regimes (data.md 4.2). */
export const scenes = ['packshot', 'worn', 'lifestyle', 'box', 'banner', 'collage', 'far', 'blurred', 'placeholder', 'blank'] as const;
export type Scene = (typeof scenes)[number];

/** All that the picture may depend on: nothing that is only written can leak into it. */
export type PictureLook = Pick<LatentProduct, 'type' | 'color' | 'secondColor' | 'pattern' | 'material' | 'shape'> & {
  scene: Scene;
  /** An otherwise uninformative picture (box, banner) that shows the product's color all the same. */
  colorHint?: boolean;
};
