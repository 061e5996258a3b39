// How strongly the clicks tie title terms to the words of a query. Our choice [P].
import type { Remaining, RemainingWord } from './clickCounts';
import type { KeywordConfig } from './config';
import type { Lexicon } from './keywords';
import type { Term } from './terms';

/** A title term, how strongly the typed words are tied to it, and which of them (strongest first). */
export interface TiedTerm {
  /** Index into `lexicon.terms`. */
  term: number;
  score: number;
  from: { text: string; score: number; clicks: number }[];
}

/** Below this tie (in nats, see `tie`) a term says too little about the query to be worth a token. */
const weakest = 0.1;
/** Clicks added to every word's count: a word seen three times proves little. */
const shrink = 2;

/** A phrase stands for its words where it is nearly as strong as they are. */
const phraseBonus = 1.25;

/**
 * Title terms that some typed term is tied to by `config.minimumClicks` clicks on two products or more and that no typed term avoids
 * ("blue" for "red shirt"). Strongest first, ties by term.
 */
export function tiedTerms(lexicon: Lexicon, typed: Term[], config: KeywordConfig, left: Remaining): TiedTerm[] {
  const words = typed.map(left.word).filter((word) => word !== null);
  const found = new Map<number, TiedTerm>();
  for (const word of words) {
    for (const joint of word.shared) {
      if (joint.clicks < config.minimumClicks) break;
      const clicks = word.jointClicks(joint);
      if (clicks < config.minimumClicks || word.jointProducts(joint) < 2) continue;
      const score = tie(word.clicks, clicks, expected(word, joint.term, left));
      if (score > 0) addTie(found, joint.term, { text: word.text, score, clicks });
    }
  }
  const { terms } = lexicon;
  const rank = ({ term, score }: TiedTerm) => score * (terms[term].includes(' ') ? phraseBonus : 1);
  return [...found.values()]
    .filter((tied) => tied.score >= weakest && !words.some((word) => avoids(word, tied.term, config, left)))
    .sort((a, b) => rank(b) - rank(a) || (terms[a.term] < terms[b.term] ? -1 : 1))
    .map((tied) => ({ ...tied, from: tied.from.sort((a, b) => b.score - a.score) }));
}

function addTie(found: Map<number, TiedTerm>, term: number, from: TiedTerm['from'][number]): void {
  const tied = found.get(term);
  if (!tied) found.set(term, { term, score: from.score, from: [from] });
  else {
    tied.score += from.score;
    tied.from.push(from);
  }
}

/** P(term | word) times the log of how much likelier the word makes the term: TF-IDF over clicks, with pointwise mutual information for IDF. */
function tie(wordClicks: number, joint: number, byChance: number): number {
  return (joint / (wordClicks + shrink)) * Math.log(joint / byChance);
}

/** Clicks in which word and term would meet if they had nothing to do with each other. */
function expected(word: RemainingWord, term: number, left: Remaining): number {
  return (word.clicks * left.termClicks(term)) / left.total;
}

/** By chance the word's clicks should have met the term often enough to count, and they met it less than half as often. */
function avoids(word: RemainingWord, term: number, config: KeywordConfig, left: Remaining): boolean {
  const byChance = expected(word, term, left);
  const joint = word.jointOf(term);
  return byChance >= Math.max(config.minimumClicks, 1) && (joint ? word.jointClicks(joint) : 0) < byChance / 2;
}
