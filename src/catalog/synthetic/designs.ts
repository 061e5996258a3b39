import { random, type Random } from '../../math/random';
import { brands, departmentUses, lines, soundAlikeTitles } from './concepts';
import type { ShopConfig } from './config';
import { colorIds, departments, lookAlikes, types, type ColorId, type Department, type LatentProduct, type PatternId, type TypeId } from './latent';
import { quotas, zipf } from './shares';

type Design = Omit<LatentProduct, 'id' | 'design'>;
type Field = 'pattern' | 'material' | 'shape' | 'brand' | 'line' | 'use';
const changeable: readonly Field[] = ['pattern', 'material', 'shape', 'brand', 'line', 'use'];

/** The products behind the shop: Zipf-like types, color variants of one design, and designs that differ from another in one attribute only. */
export function drawLatents(config: ShopConfig): LatentProduct[] {
  const { count, types: order, zipf: law } = config.products;
  const stock = brandStock(config);
  const designs: Design[][] = [];
  quotas(zipf(order.length, law), count).forEach((quota, rank) => {
    const type = order[rank];
    const step = random(config.seed, `designs of ${type}`);
    let made = 0;
    while (made < quota) {
      const variants = drawVariants(drawDesign(type, designs, stock, config, step), config, step).slice(0, quota - made);
      designs.push(variants);
      made += variants.length;
    }
  });
  const products = designs.flatMap((variants, i) => variants.map((variant) => ({ ...variant, design: `d${String(i).padStart(4, '0')}` })));
  return random(config.seed, 'order of products').shuffle(products).map((product, i) => ({ id: `p${String(i + 1).padStart(4, '0')}`, ...product }));
}

function drawDesign(type: TypeId, earlier: readonly Design[][], stock: BrandStock, config: ShopConfig, step: Random): Design {
  const fresh = freshDesign(type, stock, config, step);
  const { accessoryShare, derivedShare, derivedTypeShare } = config.products;
  const mainItem = soundAlikeTitles[type]?.mainItem;
  if (mainItem && step.chance(accessoryShare)) return changeType(fresh, [mainItem], earlier, step) ?? fresh;
  if (!step.chance(derivedShare)) return fresh;
  return (step.chance(derivedTypeShare) ? changeType(fresh, looksLike(type), earlier, step) : changeOne(fresh, earlier, step)) ?? fresh;
}

function freshDesign(type: TypeId, stock: BrandStock, config: ShopConfig, step: Random): Design {
  const { department, shapes, materials, patterns } = types[type];
  const color = drawColor(config, step);
  const pattern = step.chance(config.products.plainShare) ? 'plain' : step.pick(patterns);
  const { names, weights } = stock[department];
  return {
    type, color, pattern, secondColor: drawInk(color, pattern, step), material: step.pick(materials), shape: step.pick(shapes),
    brand: names[step.weighted(weights)], line: step.pick(lines), use: step.pick(departmentUses[department]),
  };
}

/** An earlier design of the same type with one attribute of `fresh` put in: siblings that differ in that attribute alone. */
function changeOne(fresh: Design, earlier: readonly Design[][], step: Random): Design | null {
  const candidates = earlier.filter(([first]) => first.type === fresh.type);
  if (candidates.length === 0) return null;
  const [anchor] = step.pick(candidates);
  const field = step.pick(changeable.filter((name) => anchor[name] !== fresh[name]));
  if (!field) return null;
  const changed = { ...anchor, [field]: fresh[field] };
  return field === 'pattern' ? { ...changed, secondColor: drawInk(anchor.color, fresh.pattern, step) } : changed;
}

/** An earlier design of another type, made again as `fresh.type`. */
function changeType(fresh: Design, partners: readonly TypeId[], earlier: readonly Design[][], step: Random): Design | null {
  const { shapes, materials, patterns, department } = types[fresh.type];
  const fits = ([first]: Design[]) => partners.includes(first.type) && materials.includes(first.material) && patterns.includes(first.pattern)
    && departmentUses[department].includes(first.use);
  const candidates = earlier.filter(fits);
  if (candidates.length === 0) return null;
  const [anchor] = step.pick(candidates);
  return { ...anchor, type: fresh.type, shape: shapes.includes(anchor.shape) ? anchor.shape : fresh.shape };
}

function looksLike(type: TypeId): TypeId[] {
  return lookAlikes.flatMap(([a, b]) => (a === type ? [b] : b === type ? [a] : []));
}

function drawVariants(design: Design, config: ShopConfig, step: Random): Design[] {
  const { variantShare, variantColors: [least, most] } = config.products;
  const mean = (least + most) / 2;
  const perDesign = variantShare / (mean - variantShare * (mean - 1));
  if (!step.chance(perDesign)) return [design];
  const others = step.shuffle(colorIds.filter((color) => color !== design.color && color !== design.secondColor));
  const more = others.slice(0, least - 1 + step.integer(most - least + 1));
  return [design, ...more.map((color) => ({ ...design, color, secondColor: design.pattern === 'plain' ? color : design.secondColor }))];
}

function drawColor(config: ShopConfig, step: Random): ColorId {
  return colorIds[step.weighted(colorIds.map((color) => config.products.colors[color]))];
}

const lightInks: readonly ColorId[] = ['cream', 'yellow', 'pink', 'beige'];
const darkInks: readonly ColorId[] = ['black', 'navy', 'maroon', 'brown', 'green', 'red', 'blue'];

/** Ink that stands out from its ground. */
function drawInk(ground: ColorId, pattern: PatternId, step: Random): ColorId {
  if (pattern === 'plain') return ground;
  const light = lightInks.includes(ground) || ground === 'gray';
  return step.pick((light ? darkInks : lightInks).filter((ink) => ink !== ground));
}

type BrandStock = Record<Department, { names: string[]; weights: number[] }>;

/** Each brand sells in one to three departments; inside a department brands are Zipf-like. */
function brandStock(config: ShopConfig): BrandStock {
  const sold = brands.slice(0, config.products.brands).map((name, i) => {
    const step = random(config.seed, 'brand', i);
    const others = step.shuffle(departments.filter((_, at) => at !== i % departments.length));
    return { name, departments: [departments[i % departments.length], ...others.slice(0, step.integer(3))] };
  });
  const entries = departments.map((department) => {
    const names = sold.filter((brand) => brand.departments.includes(department)).map((brand) => brand.name);
    return [department, { names, weights: zipf(names.length, { exponent: 0.7, offset: 1 }) }] as const;
  });
  return Object.fromEntries(entries) as BrandStock;
}
