// What is searched: products with a title and a picture, queries, graded labels, clicks.

export const regimes = ['balanced', 'thinTitle', 'stuffedTitle', 'placeholder', 'uninformative', 'lifestyle', 'wrongColor', 'wrongItem'] as const;
/** How far a product's two sides can be trusted; known for generated catalogs only (design: reliability regimes with a cue inside the product). */
export type Regime = (typeof regimes)[number];

/** The planted right answer for one product's modal weight. */
export interface ModalTruth {
  regime: Regime;
  /** Usable information over the query distribution, in bits, >= 0. */
  titleInformation: number;
  imageInformation: number;
  /** imageInformation / (imageInformation + titleInformation), in [0, 1]; null where no claim is made (conflict regimes). */
  imageWeight: number | null;
  /** Shared by the near-duplicate variants of one design. */
  design: string;
}

export interface Product {
  id: string;
  title: string;
  /** Path in the catalog's folder, a data: URI, or a URL that is never fetched; null = no picture. */
  image: string | null;
  category: string;
  description?: string;
  /** For slicing and display. Never read by a ranker. */
  attributes: Record<string, string | number | string[]>;
  truth?: ModalTruth;
}

export type DecidingModality = 'title' | 'image' | 'both';
export type Part = 'train' | 'validation' | 'test';

export interface Query {
  id: string;
  text: string;
  type?: string;
  /** Relative frequency in the log. */
  weight?: number;
  /** Which side of a product has to be read to answer it; known for generated catalogs. */
  deciding?: DecidingModality;
  split?: Part;
}

export interface Judgment {
  queryId: string;
  productId: string;
  /** >= 0; 0 = not relevant. */
  grade: number;
  label?: string;
  source?: 'human' | 'derived' | 'click';
}

export interface Click {
  queryId: string;
  productId: string;
  clicks: number;
  impressions?: number;
  /** Mean position shown at, 1 = top. */
  position?: number;
}

/** Anchor and negative differ in exactly one attribute: the finest check of what an encoder sees. */
export interface HardNegative {
  anchor: string;
  negative: string;
  attribute: string;
  kind: 'sibling' | 'lookAlike' | 'soundAlike';
}

export interface Catalog {
  name: string;
  products: Product[];
  queries: Query[];
  judgments: Judgment[];
  clicks: Click[];
  hardNegatives?: HardNegative[];
  split?: Split;
  /** Grade at and above which a product counts as relevant for recall and its kin. */
  relevantGrade: number;
  /** True where a pair without a judgment is of grade 0 by construction; elsewhere it is merely not judged. */
  labelsComplete?: boolean;
}

/** Whole queries and whole products are held out: four cells of seen/new query x seen/new product. */
export interface Split {
  queries: Record<string, Part>;
  /** 'train' = may be learned from; 'test' = new product. */
  products: Record<string, 'train' | 'test'>;
}

/** A catalog and the way to its pictures. `readImage` takes a product's image path; null = not there. */
export interface OpenCatalog {
  catalog: Catalog;
  readImage(path: string): Promise<Uint8Array<ArrayBuffer> | null>;
}
