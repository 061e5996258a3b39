// Counts over a lexicon's clicks, made when first asked for, and the same counts as if one pair had never been clicked.
import type { ClickedPair, Lexicon } from './keywords';
import type { Term } from './terms';

/** Clicks of one query term's queries on titles with one title term. */
export interface Joint {
  term: number;
  clicks: number;
  evidence: number;
  products: number;
}

/** What the clicks of all queries with one term say. */
export interface QueryTerm {
  index: number;
  clicks: number;
  evidence: number;
  /** Indices into `lexicon.clicks`. */
  pairs: number[];
  /** By title term. */
  joint: Map<number, Joint>;
  /** Those on two products or more, most clicked first. */
  shared: Joint[];
  /** Product -> number of queries with the term that clicked it. */
  queriesOfProduct: Map<number, number>;
  /** Clicked products whose titles hold both terms. */
  productsOfBoth(a: number, b: number): number;
}

export interface ClickCounts {
  lexicon: Lexicon;
  /** Evidence of all clicks. */
  total: number;
  termIndex: Map<string, number>;
  titleTerms: Set<number>[];
  queryTerms: Set<number>[];
  /** By term: clicks on titles that hold it, and how many clicked titles do. */
  termClicks: Float64Array;
  termEvidence: Float64Array;
  termProducts: Int32Array;
  /** Clicked titles that hold both terms. */
  productsOfBoth(a: number, b: number): number;
  /** By product: the queries that clicked it. */
  queriesOfProduct: Int32Array;
  /** By term: the words of a phrase; none for a word. */
  parts: number[][];
  /** Null for a term of no query. */
  queryTerm(key: string): QueryTerm | null;
  /** Index into `lexicon.clicks`, -1 where the pair is not there. */
  pairIndex(pair: ClickedPair | undefined): number;
}

/**
 * What the clicks of one query on one product prove: 1, 2 to 3, 4 to 7, ... clicks count 1, 2, 3, ... A head query with thousands of clicks must
 * not speak for every query with its words; whole numbers keep taking a pair off exact.
 */
function evidenceOf(clicks: number): number {
  return 32 - Math.clz32(Math.max(1, clicks));
}

const made = new WeakMap<Lexicon, ClickCounts>();

export function countsOf(lexicon: Lexicon): ClickCounts {
  const found = made.get(lexicon) ?? count(lexicon);
  made.set(lexicon, found);
  return found;
}

function count(lexicon: Lexicon): ClickCounts {
  const termIndex = new Map(lexicon.terms.map((term, i) => [term, i]));
  const titleTerms = lexicon.products.map((product) => new Set(product.terms));
  const queryTerms = lexicon.queries.map((query) => new Set(query.terms));
  const termClicks = new Float64Array(lexicon.terms.length);
  const termEvidence = new Float64Array(lexicon.terms.length);
  const termProducts = new Int32Array(lexicon.terms.length);
  const pairsOfTerm = new Map<number, number[]>();
  const pairs = new Map<string, number>();
  let total = 0;
  const productsOfTerm: number[][] = lexicon.terms.map(() => []);
  const queriesOfProduct = new Int32Array(titleTerms.length);
  titleTerms.forEach((terms, product) => {
    for (const term of terms) {
      termProducts[term]++;
      productsOfTerm[term].push(product);
    }
  });
  lexicon.clicks.forEach(([query, product, clicks], pair) => {
    const evidence = evidenceOf(clicks);
    total += evidence;
    queriesOfProduct[product]++;
    for (const term of titleTerms[product]) {
      termClicks[term] += clicks;
      termEvidence[term] += evidence;
    }
    for (const term of queryTerms[query]) {
      const list = pairsOfTerm.get(term);
      if (list) list.push(pair);
      else pairsOfTerm.set(term, [pair]);
    }
    pairs.set(pairKey({ queryId: lexicon.queries[query].id, productId: lexicon.products[product].id }), pair);
  });
  const parts = lexicon.terms.map((term) => (term.includes(' ') ? term.split(' ').map((word) => termIndex.get(word)!) : []));
  const queryTermCounts = new Map<number, QueryTerm>();
  const queryTerm = (key: string): QueryTerm | null => {
    const index = termIndex.get(key) ?? -1;
    const ofTerm = pairsOfTerm.get(index);
    if (!ofTerm) return null;
    const found = queryTermCounts.get(index) ?? countQueryTerm(lexicon, titleTerms, index, ofTerm);
    queryTermCounts.set(index, found);
    return found;
  };
  const pairIndex = (pair: ClickedPair | undefined) => (pair ? pairs.get(pairKey(pair)) ?? -1 : -1);
  const productsOfBoth = bothCounter(titleTerms, (a) => productsOfTerm[a]);
  return { lexicon, total, termIndex, titleTerms, queryTerms, termClicks, termEvidence, termProducts, productsOfBoth, queriesOfProduct, parts, queryTerm, pairIndex };
}

/** Counts, once for each two terms, the titles of some products that hold both. */
function bothCounter(titleTerms: Set<number>[], among: (a: number) => Iterable<number>): (a: number, b: number) => number {
  const known = new Map<string, number>();
  return (a, b) => {
    const key = `${a} ${b}`;
    let products = known.get(key);
    if (products === undefined) {
      products = 0;
      for (const product of among(a)) if (titleTerms[product].has(a) && titleTerms[product].has(b)) products++;
      known.set(key, products);
    }
    return products;
  };
}

function pairKey({ queryId, productId }: ClickedPair): string {
  return JSON.stringify([queryId, productId]);
}

function countQueryTerm(lexicon: Lexicon, titleTerms: Set<number>[], index: number, pairs: number[]): QueryTerm {
  const queriesOfProduct = new Map<number, number>();
  const productsOfBoth = bothCounter(titleTerms, () => queriesOfProduct.keys());
  const result: QueryTerm = { index, clicks: 0, evidence: 0, pairs, joint: new Map(), shared: [], queriesOfProduct, productsOfBoth };
  for (const pair of pairs) {
    const [, product, clicks] = lexicon.clicks[pair];
    const queries = queriesOfProduct.get(product) ?? 0;
    result.clicks += clicks;
    result.evidence += evidenceOf(clicks);
    queriesOfProduct.set(product, queries + 1);
    for (const term of titleTerms[product]) {
      const joint = result.joint.get(term) ?? { term, clicks: 0, evidence: 0, products: 0 };
      joint.clicks += clicks;
      joint.evidence += evidenceOf(clicks);
      if (queries === 0) joint.products++;
      result.joint.set(term, joint);
    }
  }
  result.shared = [...result.joint.values()].filter((joint) => joint.products >= 2).sort((a, b) => b.clicks - a.clicks);
  return result;
}

/** The counts of one query term with one pair's clicks taken off. */
export interface RemainingWord {
  text: string;
  evidence: number;
  /** Joints worth a look, most clicked (before taking off) first. */
  shared: Joint[];
  jointOf(term: number): Joint | undefined;
  jointClicks(joint: Joint): number;
  jointEvidence(joint: Joint | undefined): number;
  jointProducts(joint: Joint | undefined): number;
  /** Clicked products, and those whose titles hold both terms. */
  products: number;
  productsOfBoth(a: number, b: number): number;
}

/** The counts with one pair's clicks taken off. */
export interface Remaining {
  total: number;
  termEvidence(term: number): number;
  /** Clicked products, those whose titles hold a term, and those whose titles hold both terms. */
  products: number;
  termProducts(term: number): number;
  productsOfBoth(a: number, b: number): number;
  /** The words of a phrase; none for a word. */
  partsOf(term: number): number[];
  /** Null for a term of no query. */
  word(term: Term): RemainingWord | null;
}

/** Everything that is left when the clicks of `pair` are taken off; all of it for a pair that is not in the lexicon. */
export function without(counts: ClickCounts, pair: ClickedPair | undefined): Remaining {
  const index = counts.pairIndex(pair);
  const [query, product, clicks] = index < 0 ? [-1, -1, 0] : counts.lexicon.clicks[index];
  const evidence = index < 0 ? 0 : evidenceOf(clicks);
  const title = counts.titleTerms[product] ?? null;
  const ofQuery = counts.queryTerms[query] ?? null;
  const onlyClick = counts.queriesOfProduct[product] === 1 ? 1 : 0;
  return {
    total: counts.total - evidence,
    termEvidence: (term) => counts.termEvidence[term] - (title?.has(term) ? evidence : 0),
    products: counts.queriesOfProduct.length - onlyClick,
    termProducts: (term) => counts.termProducts[term] - (title?.has(term) ? onlyClick : 0),
    productsOfBoth: (a, b) => counts.productsOfBoth(a, b) - (title?.has(a) && title.has(b) ? onlyClick : 0),
    partsOf: (term) => counts.parts[term],
    word: ({ key, text }) => {
      const word = counts.queryTerm(key);
      if (!word) return null;
      const taken = ofQuery?.has(word.index) ? title : null;
      const lastQuery = word.queriesOfProduct.get(product) === 1 ? 1 : 0;
      return {
        text,
        evidence: word.evidence - (taken ? evidence : 0),
        shared: word.shared,
        jointOf: (term) => word.joint.get(term),
        jointClicks: (joint) => joint.clicks - (taken?.has(joint.term) ? clicks : 0),
        jointEvidence: (joint) => (joint ? joint.evidence - (taken?.has(joint.term) ? evidence : 0) : 0),
        jointProducts: (joint) => (joint ? joint.products - (taken?.has(joint.term) ? lastQuery : 0) : 0),
        products: word.queriesOfProduct.size - (taken ? lastQuery : 0),
        productsOfBoth: (a, b) => word.productsOfBoth(a, b) - (taken?.has(a) && taken.has(b) ? lastQuery : 0),
      };
    },
  };
}
