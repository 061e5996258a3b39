// Words of one part of the page. Every language has the same shape. '**' stands around what is emphasized.
import type { FusionConfig } from '../../../model/config';
import { product } from './product';

const n = (count: number) => count.toLocaleString('en');
const steps = (count: number) => (count === 1 ? '1 step' : `${n(count)} steps`);
const percent = (share: number) => `${Math.round(share * 100)} %`;
const figure = (value: number) => value.toFixed(2).replace(/^0\./, '.');
/** A mean share of ten things: 'about' where the round number is off by more than a quarter of one. */
const ofTen = (share: number) => {
  const whole = Math.round(share * 10);
  return whole === 0 && share > 0 ? 'fewer than 1' : `${Math.abs(share * 10 - whole) > 0.25 ? 'about ' : ''}${whole}`;
};
const oneSided: Partial<Record<FusionConfig['kind'], string>> = {
  titleOnly: 'This model reads titles only: there is no weight to learn.',
  imageOnly: 'This model reads pictures only: there is no weight to learn.',
  fixed: 'In this model the weights are set, the same for every product: they do not move. Choose a gate as fusion to see them learned.',
};

export const curves = {
  name: 'Curves',
  charts: {
    loss: 'Loss', recall: 'Recall@10', weights: 'Image weights', cosines: 'Cosines', ndcg: 'nDCG@10', meanWeight: 'Mean image weight', auroc: 'Weight AUROC', learningRate: 'Learning rate',
    gradientNorm: 'Gradient norm', temperature: 'Temperature', masked: 'Negatives masked', speed: 'Steps per second',
  },
  notes: {
    watched: { validation: 'on queries that training never sees', seen: 'on queries of training: none are held out here' },
    queries: (all: number) => `${n(all)} queries`,
    all: (notes: readonly string[]) => notes.join('; '),
    interval: 'shaded: 95 % interval over queries',
    most: (ceiling: string) => `at most ${ceiling} is possible: many queries have more than ten right products`,
    weights: 'how much the picture counts, by what a product is like; shaded: the spread',
    noRegimes: 'mean of all products and its spread; this catalog does not say whose title or picture is poor',
    cosines: 'of a query with its right product, and with wrong ones in the batch; the gap is what is learned',
    meanWeight: 'mean and spread over the catalog',
    auroc: 'poor titles told from poor pictures; .5 = by chance',
    learningRate: 'how far one step goes',
    gradientNorm: 'by part of the model',
    temperature: 'how sharply right is told from wrong',
    masked: 'of a batch, left out because they may be right',
  },
  lines: { gap: 'gap to mean wrong', total: 'total', all: 'all', positive: 'right product', hardest: 'hardest wrong', negative: 'mean wrong', catalog: 'catalog', batch: 'batch', allProducts: 'all products' },
  spaces: { query: 'query', title: 'title', image: 'picture', product: 'product' },
  objectives: { sides: (a: string, b: string) => `${a}–${b}`, keywordView: 'keywords', maskedToken: 'masked words' },
  counted: (slice: string, queries: number) => `${slice} (${n(queries)})`,
  deciding: { title: 'title decides', image: 'picture decides', both: 'both decide' },
  towers: { query: 'query', title: 'title', image: 'picture', fusion: 'fusion', projection: 'projection', rest: 'rest' },
  regimes: product.regimes,
  step: 'step',
  comma: ', ',
  at: (step: number, values: string) => `step ${n(step)}: ${values}`,
  cursor: (chart: string) => `Step of ${chart}`,
  tableNote: 'The table leaves steps out where there are many; saved and copied, it has them all.',
  logScale: (chart: string) => `Logarithmic scale: ${chart}`,
  noLog: 'Cosines can be negative: a logarithmic scale has no place for them.',
  smoothing: 'Smoothing',
  notSmoothed: 'as measured',
  smoothedOver: (half: number) => `over about ${steps(half)} to each side; what was measured stays pale behind`,
  more: 'More charts',
  reasons: {
    noRun: 'Starts with the first step.',
    notStarted: 'Starts with the first step; the run is getting ready.',
    neverBegan: 'The run ended before its first step.',
    notLooked: (step: number) => `The first look comes at step ${n(step)}: the whole catalog is ranked then.`,
    notRecorded: 'This run did not record it.',
    noRegimes: 'This catalog does not say whose title or picture is poor, so there is nothing to tell apart.',
    noPairTerm: 'This experiment has no objective of query and product, which these are measured in.',
    noWeights: 'This model has no weights of title and picture.',
    unweighed: oneSided,
  },

  now: {
    invite: (steps: number, catalog: string, time: string | null) => `In **${n(steps)} steps**${time === null ? '' : `, ${time},`} a model that knows nothing learns to find products in ${catalog}. Watch the loss, the pinned queries and the image weights.`,
    beginning: (total: number) => `The model knows nothing yet. The first of its **${n(total)} steps** is being prepared.`,
    neverBegan: 'The run ended before its first step: the model has learned nothing.',
    at: (step: number, when: 'now' | 'then' | 'end') => (when === 'then' ? `At step ${n(step)}, ` : when === 'end' ? `After all ${n(step)} steps, ` : `Step ${n(step)}: `),
    and: (clauses: string[]) => `${clauses.join('; ')}.`,
    lookedAt: (step: number, clause: string) => `${clause}, measured at step ${n(step)}`,
    guesses: (share: number) => `the model guesses: **${ofTen(share)}** of its first ten products ${share < 0.15 ? 'is' : 'are'} right`,
    right: (share: number) => `**${ofTen(share)}** of the model’s first ten products ${share < 0.15 ? 'is' : 'are'} right`,
    recall: (share: number) => `the model’s first ten hold **${percent(share)}** of the right products`,
    since: (from: number, to: number) => `recall@10 went from **${figure(from)}** to **${figure(to)}**`,
    soon: (step: number) => `the first look at its answers comes at step ${n(step)}`,
    justBegun: 'the model has only begun',
    loss: {
      falling: (from: number, to: number) => `the loss fell from ${from.toFixed(1)} to **${to.toFixed(1)}**`,
      flat: (_from: number, to: number) => `the loss stands still at **${to.toFixed(1)}**`,
      rising: (_from: number, to: number) => `the loss rises: **${to.toFixed(1)}**`,
    },
    trustsPicture: (regime: 'thinTitle' | 'stuffedTitle', share: number) => `for ${regime === 'thinTitle' ? 'coded' : 'stuffed'} titles it now trusts the picture, **${percent(share)}**`,
    hearsPicture: (regime: 'thinTitle' | 'stuffedTitle', share: number, balanced: number) => `for ${regime === 'thinTitle' ? 'coded' : 'stuffed'} titles the picture counts **${percent(share)}**, elsewhere ${percent(balanced)}`,
    trustsTitle: (regime: 'placeholder' | 'uninformative', share: number) => `${regime === 'placeholder' ? 'where the photo is missing' : 'where the picture says little'} it now trusts the title, **${percent(share)}**`,
    even: (share: number) => `all products are still weighed alike, picture **${percent(share)}**`,
    unweighed: { titleOnly: 'it reads titles only', imageOnly: 'it reads pictures only', fixed: 'title and picture count the same for every product' },
    fading: (step: number, best: number, now: number) => `recall@10 was ${figure(best)} at step ${n(step)} and is ${figure(now)} now, while the loss falls: perhaps it learns by heart`,
  },
  event: {
    share: (step: number, share: number) => `At step ${n(step)} the picture side woke up: coded titles passed 60 %${Math.round(share * 100) > 60 ? ` (${percent(share)})` : ''}.`,
    lead: (step: number, share: number, balanced: number) => `At step ${n(step)} the picture side woke up: it counts ${percent(share)} for coded titles, ${percent(balanced)} where both sides are fine.`,
    title: (step: number, share: number, balanced: number) => `At step ${n(step)} the model saw which photos are missing: their titles count ${percent(share)}, where both sides are fine they count ${percent(balanced)}.`,
    best: (step: number, recall: number, now: number) => `Step ${n(step)} was the best so far: recall@10 ${figure(recall)}; it is ${figure(now)} now.`,
    doubled: (step: number, from: number, to: number) => `At step ${n(step)} it found twice as much as at the first look: recall@10 ${figure(to)} after ${figure(from)}.`,
    go: (step: number) => `See checkpoint ${n(step)}`,
  },
};
