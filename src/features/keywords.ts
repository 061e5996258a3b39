// Keyword Enhancement's input: title terms that the training clicks tie to a query's words. What a keyword is, is our choice [P]; the paper does not say [N].
import { countsOf, without } from './clickCounts';
import type { KeywordConfig } from './config';
import { isExplainedBy, tiedTerms } from './keywordTies';
import { termKey, termsOf, type Term } from './terms';
import type { Keyword } from './types';

/** The training clicks as terms (terms.ts) by index. Plain JSON; all counts derive from it, so leaving a pair out is exact. */
export interface Lexicon {
  version: 1;
  terms: string[];
  /** How titles mostly spell each term; '' for terms that occur in queries only. */
  spellings: string[];
  queries: { id: string; terms: number[] }[];
  products: { id: string; terms: number[] }[];
  /** [index into queries, index into products, clicks > 0]; one entry per query and product. */
  clicks: [number, number, number][];
}

/** A query and a product whose clicks are left out. */
export interface ClickedPair {
  queryId: string;
  productId: string;
}

/** One line of the training part of the click log. */
export interface TitleClick {
  queryId: string;
  query: string;
  productId: string;
  title: string;
  clicks: number;
}

/** Query-product pairs kept at most; beyond it the least clicked go. Bounds the saved lexicon to a few megabytes. */
const mostPairs = 150_000;

/**
 * Gathers the training clicks between query terms and title terms. Lines of one query and product add up, lines without clicks are left
 * out. No thresholds are applied here (they are `keywordsFor`'s), which keeps leaving one pair out exact.
 */
export function mineKeywords(clicks: TitleClick[], limit = mostPairs): Lexicon {
  const pairs = mostClicked(sumPairs(clicks), limit);
  const terms = new Map<string, number>();
  const spelled: Map<string, number>[] = [];
  const indices = (list: Term[], inTitle: boolean): number[] => list.map((term) => {
    const index = terms.get(term.key) ?? terms.size;
    terms.set(term.key, index);
    const spellings = (spelled[index] ??= new Map());
    if (inTitle) spellings.set(term.text, (spellings.get(term.text) ?? 0) + 1);
    return index;
  });
  const queries = numbered(pairs.map((pair) => [pair.queryId, pair.query]), (text) => indices(termsOf(text), false));
  const products = numbered(pairs.map((pair) => [pair.productId, pair.title]), (text) => indices(termsOf(text), true));
  return {
    version: 1,
    terms: [...terms.keys()],
    spellings: spelled.map(mostFrequent),
    queries: queries.entries,
    products: products.entries,
    clicks: pairs.map((pair) => [queries.index.get(pair.queryId)!, products.index.get(pair.productId)!, pair.clicks]),
  };
}

function sumPairs(clicks: TitleClick[]): TitleClick[] {
  const pairs = new Map<string, TitleClick>();
  for (const click of clicks) {
    if (!(click.clicks > 0)) continue;
    const key = JSON.stringify([click.queryId, click.productId]);
    const found = pairs.get(key);
    if (found) found.clicks += click.clicks;
    else pairs.set(key, { ...click });
  }
  return [...pairs.values()];
}

function mostClicked(pairs: TitleClick[], limit: number): TitleClick[] {
  return pairs.length <= limit ? pairs : [...pairs].sort((a, b) => b.clicks - a.clicks).slice(0, limit);
}

function numbered(texts: [id: string, text: string][], terms: (text: string) => number[]) {
  const index = new Map<string, number>();
  const entries: { id: string; terms: number[] }[] = [];
  for (const [id, text] of texts) {
    if (index.has(id)) continue;
    index.set(id, entries.length);
    entries.push({ id, terms: terms(text) });
  }
  return { index, entries };
}

function mostFrequent(spellings: Map<string, number>): string {
  return [...spellings].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? '';
}

/**
 * Keywords for a query, strongest first, at most `config.perQuery`. A title term qualifies when some word (or pair of words) of the query is
 * tied to it by `config.minimumClicks` clicks on two products or more. Terms with a typed word in them are not added, nor terms that another
 * word of the query avoids ("blue" for "red shirt"), nor a term that repeats a word of a stronger one or that titles with a typed word or a
 * stronger keyword have anyway.
 * `clicks` are those of the query word with the most; `provenance` lists them for all words.
 * With `leaveOut`, the answer is the one that the log without that pair's own clicks would give (spellings apart).
 */
export function keywordsFor(lexicon: Lexicon, query: string, config: KeywordConfig, leaveOut?: ClickedPair): Keyword[] {
  if (config.perQuery <= 0) return [];
  const typed = termsOf(query);
  const used = new Set(typed.map((term) => term.key));
  const counts = countsOf(lexicon);
  const left = without(counts, leaveOut);
  const known = typed.flatMap(({ key }) => counts.termIndex.get(key) ?? []).filter((term) => left.termProducts(term) > 0);
  const chosen: Keyword[] = [];
  for (const { term, score, from } of tiedTerms(lexicon, typed, config, left)) {
    const words = lexicon.terms[term].split(' ');
    if (words.some((word) => used.has(word))) continue;
    if (from.every(({ word }) => known.some((other) => isExplainedBy(other, term, word, left)))) continue;
    words.forEach((word) => used.add(word));
    known.push(term);
    chosen.push({ text: lexicon.spellings[term], score, from: from.map((word) => word.text), clicks: Math.max(...from.map((word) => word.clicks)) });
    if (chosen.length === config.perQuery) break;
  }
  return chosen;
}

/** The clicks behind a keyword: those of queries that hold one of its `from` words on titles that hold the keyword, most clicked first. */
export function provenance(lexicon: Lexicon, keyword: Pick<Keyword, 'text' | 'from'>, leaveOut?: ClickedPair): (ClickedPair & { clicks: number })[] {
  const counts = countsOf(lexicon);
  const term = counts.termIndex.get(termKey(keyword.text));
  const skip = counts.pairIndex(leaveOut);
  const pairs = new Set(keyword.from.flatMap((word) => counts.queryTerm(termKey(word))?.pairs ?? []));
  return [...pairs]
    .filter((pair) => pair !== skip && term !== undefined && counts.titleTerms[lexicon.clicks[pair][1]].has(term))
    .map((pair) => lexicon.clicks[pair])
    .map(([query, product, clicks]) => ({ queryId: lexicon.queries[query].id, productId: lexicon.products[product].id, clicks }))
    .sort((a, b) => b.clicks - a.clicks);
}
