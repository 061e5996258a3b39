// All products of a catalog as one checkpoint sees them: what is kept, and how it is kept on disk.
import type { NamedArrays } from '../storage/namedArrays';

export interface ProductIndex {
  ids: string[];
  /** Width of the shared space. */
  width: number;
  /** Unit rows [products, width] of whole products, titles and pictures. */
  product: Float32Array;
  title: Float32Array;
  image: Float32Array;
  /** What the title adds to `product`; the picture adds the rest. Null for fusions that are not linear in their sides. */
  titlePart: Float32Array | null;
  /** [products] in [0, 1]; null for fusions without modal weights. */
  imageWeight: Float32Array | null;
  /** [products], lengths of the tower outputs that the gate reads. */
  titleNorm: Float32Array;
  imageNorm: Float32Array;
  /** [products], 1 = there. */
  hasTitle: Uint8Array;
  hasImage: Uint8Array;
}

const matrices = ['product', 'title', 'image', 'titlePart'] as const;
const columns = ['imageWeight', 'titleNorm', 'imageNorm', 'hasTitle', 'hasImage'] as const;
const optional: readonly string[] = ['titlePart', 'imageWeight'];

/** The index as a safetensors file holds it; ids are one JSON text in bytes. */
export function indexArrays(index: ProductIndex): NamedArrays {
  const ids = new TextEncoder().encode(JSON.stringify(index.ids));
  const arrays: NamedArrays = { ids: { shape: [ids.length], data: ids } };
  for (const name of matrices) if (index[name]) arrays[name] = { shape: [index.ids.length, index.width], data: index[name] };
  for (const name of columns) if (index[name]) arrays[name] = { shape: [index.ids.length], data: index[name] };
  return arrays;
}

/** Throws on a missing array or one of another size. */
export function indexFromArrays(arrays: NamedArrays): ProductIndex {
  const ids: unknown = arrays.ids && JSON.parse(new TextDecoder().decode(Uint8Array.from(arrays.ids.data)));
  const width = arrays.product?.shape[1];
  if (!Array.isArray(ids) || !ids.every((id) => typeof id === 'string') || !width)
    throw new Error("Expected a product index with 'ids' and 'product' vectors. The file is something else or damaged; build the index again.");
  const read = (name: string, size: number) => {
    const array = arrays[name];
    if (!array && optional.includes(name)) return null;
    if (array?.data.length !== size)
      throw new Error(`The product index should hold ${size} numbers as '${name}', the file has ${array?.data.length ?? 'none'}. Build the index again.`);
    return array.data;
  };
  const fields = [...matrices.map((name) => [name, read(name, ids.length * width)]), ...columns.map((name) => [name, read(name, ids.length)])];
  return { ids, width, ...Object.fromEntries(fields) } as ProductIndex;
}
