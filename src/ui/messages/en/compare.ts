// Words of one part of the page. Every language has the same shape.
const whole = (count: number) => count.toLocaleString('en');
const queries = (count: number) => (count === 1 ? '1 query' : `${whole(count)} queries`);

export const compare = {
  title: 'Compare',
  sides: { a: 'Ranker A', b: 'Ranker B' },
  swap: 'Swap A and B',
  ownRuns: 'Own runs',
  onQuery: (query: string) => `Side by side: ${query}`,
  list: (ranker: string) => `First ten by ${ranker}`,
  ndcg: 'nDCG@10',
  notJudged: 'not judged',
  notJudgedWhy: 'Nobody judged products for this very query text, so no nDCG can be given.',
  rankWith: (ranker: string, rank: number) => `${ranker}: ${whole(rank)}`,
  notFoundBy: (ranker: string) => `not found by ${ranker}`,
  openInSearch: (title: string, ranker: string) => `${title}: look into it, ranked by ${ranker}`,
  findsNothing: (ranker: string) => `${ranker} finds no product for this query.`,
  nearMisses: 'nothing matches; nearest misses',
  nearMissesWhy: 'By its own measure no product matches this query; these are the nearest ones.',
  sentences: (all: string[]) => all.join(' '),
  noQuery: 'Type a query: both rankers answer it side by side.',

  lead: {
    bothEmpty: (a: string, b: string) => `Neither ${a} nor ${b} finds anything.`,
    neitherMatches: (a: string, b: string) => `Nothing matches this query, say both ${a} and ${b}; what is shown are nearest misses.`,
    oneEmpty: (empty: string, other: string) => `Only ${other} finds anything; ${empty} finds nothing.`,
    sameOrder: (a: string, b: string, of: number) => `${a} and ${b} show the same first ${whole(of)} in the same order.`,
    sameProducts: (a: string, b: string, of: number) => `${a} and ${b} show the same ${whole(of)} products in another order.`,
    nothingShared: (a: string, b: string, of: number) => `${a} and ${b} share none of the first ${whole(of)}.`,
    shared: (a: string, b: string, common: number, of: number) => `${a} and ${b} share ${whole(common)} of the first ${whole(of)}.`,
    standsOut: (title: string, ranker: string, rank: number, other: string, otherRank: number | null) =>
      otherRank === null ? `“${title}” is number ${whole(rank)} with ${ranker}, and ${other} does not find it.` : `“${title}” is number ${whole(rank)} with ${ranker} and number ${whole(otherRank)} with ${other}.`,
    better: (better: string, figure: string, other: string, otherFigure: string) => `${better} answers this query better: nDCG@10 ${figure} against ${otherFigure} of ${other}.`,
    equal: (figure: string) => `Both reach nDCG@10 ${figure}.`,
  },

  connectors: 'Lines join equal products:',
  directions: {
    higher: (b: string) => `thick: higher with ${b}`,
    lower: (b: string) => `dashed: lower with ${b}`,
    same: 'thin: same place',
    only: 'framed number: outside the other’s ten',
  },

  overlap: {
    heading: 'How alike the first ten are',
    common: (of: number) => `common of ${of}`,
    commonWhy: 'Products that both show, wherever they stand.',
    jaccard: 'Jaccard',
    jaccardWhy: 'Common products divided by all products that either shows; the order does not count.',
    rbo: 'RBO',
    rboWhy: 'Rank-biased overlap: agreement at each depth, the top counting most (persistence 0.9); 1 = equal, 0 = nothing in common.',
  },

  stopped: 'Stopped.',

  all: {
    heading: 'Over all queries',
    start: 'Over all queries',
    why: (a: string, b: string) => `Asks ${a} and ${b} every judged query, those held out from training where there are some, and measures nDCG@10 query by query.`,
    noLabels: (catalog: string) => `“${catalog}” has no judgments, so no query can be measured. Add a labels file (query, product, grade) and open the catalog again; side by side works without.`,
    noneMeasurable: 'No judged query of this catalog has a relevant product, so there is nothing to compare.',
    part: {
      test: (count: number) => `Over ${queries(count)} held out from training`, validation: (count: number) => `Over ${queries(count)} for validation`,
      train: (count: number) => `Over ${queries(count)} of training`, judged: (count: number) => `Over all ${queries(count)} that are judged`,
    },
    means: (over: string, a: string, meanA: string, b: string, meanB: string) => `${over}, ${a} reaches nDCG@10 ${meanA} and ${b} ${meanB}.`,
    better: (better: string, by: string, interval: string, p: string) => `${better} is better by ${by} ${interval}, p ${p}.`,
    notDistinguishable: (a: string, b: string, by: string, interval: string, p: string) => `${a} and ${b} are not distinguishable here: the difference of ${by} ${interval} may as well be 0, p ${p}.`,
    wins: (b: string, wins: number, losses: number, ties: number) => `${b} is better on ${queries(wins)}, worse on ${whole(losses)} and equal on ${whole(ties)}.`,
    overlap: (common: string, of: number, jaccard: string, rbo: string) => `On average they share ${common} of the first ${of} (Jaccard ${jaccard}, RBO ${rbo}).`,
    intervals: 'Brackets: 95 % intervals, bootstrap over queries (10,000 resamples); the difference is paired. p: two-sided sign-flip test.',
    withoutRelevant: (count: number) => `${queries(count)} without a relevant product ${count === 1 ? 'is' : 'are'} left out.`,
    figure: 'nDCG@10 difference by query',
    caption: (a: string, b: string) => `Each bar is a query: nDCG@10 of ${b} minus ${a}. Click one to see it side by side.`,
    up: (ranker: string, count: number) => `${ranker} better: ${queries(count)}`,
    mean: (difference: string) => `mean ${difference}`,
    bar: (query: string, difference: string) => `${query}: ${difference}`,
    table: 'Queries by difference',
    columns: { query: 'query', type: 'type', difference: 'difference', common: 'common of ten' },
    ndcgOf: (ranker: string) => `nDCG@10 ${ranker}`,
  },
};
