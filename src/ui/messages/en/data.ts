// Words of one part of the page. Every language has the same shape.
import type { Sameness } from '../../../catalog/duplicates';
import type { Regime } from '../../../catalog/types';
import type { Slice } from '../../../lab/api';
import { product } from './product';

const n = (value: number) => value.toLocaleString('en');
const few = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 1 });
const counted = (value: number, one: string, many = `${one}s`) => `${n(value)} ${value === 1 ? one : many}`;

const regimes: Record<Regime, { name: string; what: string }> = {
  balanced: { name: product.regimes.balanced, what: 'Title and picture both tell what it is.' },
  thinTitle: { name: product.regimes.thinTitle, what: 'The title is a code, the name of a series or a slogan; the picture tells.' },
  stuffedTitle: { name: product.regimes.stuffedTitle, what: 'The title is stuffed with the names of other things; the picture tells.' },
  placeholder: { name: product.regimes.placeholder, what: 'The picture is a placeholder; the title tells.' },
  uninformative: { name: product.regimes.uninformative, what: 'The picture shows a closed box, a crowd, an advertisement or a blur; the title tells.' },
  lifestyle: { name: product.regimes.lifestyle, what: 'The product stands among other things in its picture.' },
  wrongColor: { name: product.regimes.wrongColor, what: 'The picture shows another color than the title says: no weight is right.' },
  wrongItem: { name: product.regimes.wrongItem, what: 'The title names another thing than the picture shows: no weight is right.' },
};
const types: Record<string, string> = {
  type: 'kind alone', colorType: 'color and kind', brandType: 'brand and kind', detailType: 'detail and kind', twoModifiers: 'two modifiers', use: 'use and kind', broad: 'whole department',
};
const parts = { train: 'training', validation: 'validation', test: 'held out' };
const same: Record<Sameness, string> = { title: 'Same title', picture: 'Same picture', design: 'Variants of one design' };
const missing: Record<string, string> = { title: 'Without a title', image: 'Without a picture' };
const bands = { head: 'head', torso: 'torso', tail: 'tail' };

export const data = {
  title: (catalog: string) => `What is in ${catalog}`,
  counting: 'Counting …',
  lead: {
    noProducts: 'This catalog has no products.',
    noQueries: (products: number) => `**${counted(products, 'product')}** and no queries: it can be searched, but nothing can be measured on it until there are queries with labels.`,
    sharedTitles: (sharing: number, products: number) => `**${n(sharing)} of ${counted(products, 'product')}** share their title with another: titles name kinds of products here, and only pictures tell these apart.`,
    noGap: (queries: number) => `Every word of its **${counted(queries, 'query', 'queries')}** stands in some title: a search for words can reach them all.`,
    gap: (share: string, queriesWith: number, queries: number, queriesOnly: number) =>
      `**${share}** of the query words stand in no title. **${n(queriesWith)} of ${counted(queries, 'query', 'queries')}** hold such a word`
      + (queriesOnly > 0 ? `, and **${n(queriesOnly)}** hold no other: word search finds nothing for them, only clicks and pictures can tie them to a product.` : ', each beside others that titles do have.'),
  },
  tiles: {
    name: 'Counts',
    products: (categories: number, withoutTitle: number, withoutImage: number) =>
      `products${categories > 0 ? ` in ${counted(categories, 'category', 'categories')}` : ', without categories'}; ${withoutTitle + withoutImage === 0 ? 'all have a title and a picture file' : `${n(withoutTitle)} without a title, ${n(withoutImage)} without a picture`}`,
    urls: (count: number) => `${n(count)} of the pictures are on the network and not loaded`,
    queries: (query: number | null, title: number | null) => (query === null || title === null ? 'queries' : `queries of ${few(query)} words on average; titles have ${few(title)}`),
    judgments: (relevantGrade: number, complete: boolean) => `judged pairs, relevant from grade ${few(relevantGrade)}; ${complete ? 'all other pairs are of grade 0' : 'all other pairs are unknown'}`,
    noJudgments: 'judged pairs: nothing can be measured',
    clicks: (pairs: number) => `clicks on ${counted(pairs, 'pair')} of a query and a product`,
    noClicks: 'clicks: keywords and training pairs need some',
    heldOut: (products: number) => `queries and ${counted(products, 'product')} held out: figures are read on what training never saw`,
    heldOutOwn: (products: number) => `queries and ${counted(products, 'product')} would be held out; no model here was trained on this catalog`,
  },
  clickLog: (neverClicked: string, wrong: string) => `Of the relevant pairs that training may see, ${neverClicked} were never clicked: each is a false negative in waiting. ${wrong} of the clicks went to products of grade 0.`,

  regimes: {
    title: 'Regimes: how much the picture should count, and does',
    note: 'The generator decided for every product which side can be trusted, and so knows the right weight. Means over the products of a regime.',
    none: 'Regimes are known of generated catalogs only: there the generator decides which side of a product can be trusted. Open the shop to see them.',
    names: regimes,
    regime: 'Regime', products: 'Products', learned: 'Learned by MAKE', planted: 'Planted',
    noClaim: 'no claim',
    notEncoded: 'not encoded',
  },
  weights: {
    title: (products: number) => `Image weight of ${counted(products, 'product')}`,
    name: 'Image weights',
    caption: (products: number, median: string, low: string, high: string) => `Image weight of ${counted(products, 'product')}. How much the picture counts: median ${median}, nine in ten between ${low} and ${high}. Click a bar to see its products.`,
    from: 'Image weight from', products: 'Products',
    bar: (from: string) => `image weight from ${from}`,
  },

  sheet: {
    title: 'Contact sheet',
    slice: 'Slice',
    kinds: {
      all: 'Everything', part: 'Part of the split', regime: 'Regime', missing: 'Missing sides', duplicates: 'The same', imageWeight: 'Image weight', category: 'Category',
    } satisfies Record<Slice['kind'], string>,
    value: ({ kind, value }: Pick<Slice, 'kind' | 'value'>): string => {
      if (kind === 'all') return 'All products';
      if (kind === 'part') return value === 'test' ? 'Held-out products' : 'Training products';
      if (kind === 'regime') return regimes[value as Regime]?.name ?? value;
      if (kind === 'missing') return missing[value] ?? value;
      if (kind === 'duplicates') return same[value as Sameness] ?? value;
      return kind === 'imageWeight' ? `${value.replace('-', ' to ')} %` : value;
    },
    option: (name: string, products: number) => `${name} (${n(products)})`,
    orders: {
      catalog: 'in the order of the catalog', disagreement: 'furthest from the planted weight first', imageWeight: 'by image weight', group: 'group by group',
    } satisfies Record<Slice['order'], string>,
    shown: (from: number, to: number, of: number) => `${n(from)}–${n(to)} of ${n(of)}`,
    noSlice: (id: string) => `This catalog has no slice “${id}”; all products are shown.`,
    previous: 'Previous', next: 'Next',
    learned: (picture: string) => `picture ${picture}`,
    planted: (picture: string) => `planted ${picture}`,
    noPlanted: 'no weight is right',
    open: (title: string) => `Open ${title} in Search`,
    untitled: 'no title',
    empty: 'No product is in this slice.',
  },

  gap: {
    title: 'Vocabulary gap: query words that no title has',
    note: (distinct: number) => `${counted(distinct, 'word')}, with the number of queries that hold it. Plurals count as the same word. A click asks the most frequent of these queries.`,
    all: (distinct: number) => `Show the ${n(distinct)} most frequent`,
    fewer: 'Show fewer',
    none: 'No gap: every word of the queries stands in some title.',
    noQueries: 'This catalog has no queries. Add a table of queries (query_id, query), or labels or clicks that spell the query, and import it again.',
    list: 'Query words in no title',
    ask: (word: string, queries: number, example: string) => `${word}, in ${counted(queries, 'query', 'queries')}; search “${example}”`,
  },
  types: {
    name: 'Queries by type', column: 'Type', queries: 'Queries', example: 'Most frequent example',
    caption: (types: number) => `Queries by ${n(types)} types, each with its most frequent one`,
    none: 'Queries of this catalog have no type. A column “type” in the table of queries fills this.',
    names: types,
  },
  bands: {
    name: 'Queries by frequency', column: 'Band', queries: 'Queries', share: 'Share of queries', names: bands,
    caption: 'Queries by frequency: each band is a third of the traffic',
    ofQueries: (share: string) => `${share} of the queries`,
    none: 'The catalog does not say how often its queries are asked. A column “frequency” in the table of queries fills this.',
  },
  judgments: {
    name: 'Judgments per query', column: 'Judged products', queries: 'Queries',
    caption: 'Queries by how many products are judged above grade 0: from the number under a bar up to the next.',
    none: 'There are no labels: rankers can be looked at, but not measured. A table of labels (query, product_id, grade or label) fills this.',
    range: (from: number, to: number) => (from === to ? n(from) : `${n(from)}–${n(to)}`),
    withoutRelevant: (queries: number) => (queries === 0 ? 'Every judged query has a relevant product.' : `${counted(queries, 'judged query has', 'judged queries have')} no relevant product and no figure.`),
  },
  grades: {
    name: 'Judgments by grade', column: 'Grade', judgments: 'Judgments', caption: (relevant: number) => `Judgments by grade; relevant from grade ${few(relevant)}.`, grade: (grade: number) => `grade ${few(grade)}`,
    onlyNonzero: 'Every pair that is not listed is of grade 0.', none: 'No pair of a query and a product has a grade.',
  },
  split: {
    title: 'Split: what training may see', part: 'Part', queries: 'Queries', products: 'Products', parts,
    ofCatalog: 'The catalog brings this split.',
    drawn: 'Drawn by hash: the same catalog always gives the same parts.',
    near: (groups: number, apart: number) => (groups === 0 ? 'No near-duplicates are known.' : apart === 0 ? `All ${counted(groups, 'group')} of near-duplicates stand in one part each.`
      : `${n(apart)} of ${counted(groups, 'group')} of near-duplicates stand in both parts: figures on held-out products may be flattered.`),
    noneHeldOut: 'With fewer than 300 queries none is held out.',
  },
  duplicates: {
    title: 'Duplicates: products that are the same in one respect',
    names: same,
    found: (products: number, groups: number) => (groups === 0 ? 'none' : `${counted(products, 'product')} in ${counted(groups, 'group')}`),
    note: 'By that side alone no ranker can tell such products apart.',
    pictures: 'No two pictures have the same bytes.',
    titles: 'Every title is its own.',
    noDesign: 'Designs are known of generated catalogs only.',
    group: (products: number) => counted(products, 'product'),
    show: 'Show on the contact sheet',
    more: (count: number) => `+ ${n(count)}`,
  },
  queries: {
    title: 'All queries',
    note: 'A click asks the query in Search.',
    columns: { text: 'Query', type: 'Type', band: 'Frequency', part: 'Part', judged: 'Judged', relevant: 'Relevant' },
  },
  learning: {
    name: 'Learning curve',
    caption: (run: string, step: number) => `How ${run} learned, ${n(step)} steps: loss (gray) and nDCG@10 on validation queries (dashed).`,
    elsewhere: (run: string, catalog: string) => `${run} learned on ${catalog}, not on this catalog.`,
    step: 'Step', loss: 'Loss', ndcg: 'nDCG@10',
    atStep: (step: string) => `step ${step}`,
    none: 'This run brings no record of its training.',
  },
};
