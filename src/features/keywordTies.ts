// How strongly the clicks tie title terms to the words of a query. Our choice [P].
import type { Joint, Remaining, RemainingWord } from './clickCounts';
import type { KeywordConfig } from './config';
import type { Lexicon } from './keywords';
import type { Term } from './terms';

/** A title term, how strongly the typed words are tied to it, and which of them (strongest first). */
export interface TiedTerm {
  /** Index into `lexicon.terms`. */
  term: number;
  score: number;
  from: TyingWord[];
}

export interface TyingWord {
  text: string;
  score: number;
  clicks: number;
  /** All that the word's clicks say. */
  word: RemainingWord;
}

/** A title term that fewer of the word's clicks lead to says more about single products than about the word. */
const smallestShare = 0.15;
/** Rarer than this adds nothing (in nats): mutual information alone would prefer names of single product lines to names of things. */
const mostSurprise = 2;
/** Below this tie (in nats, see `tie`) a term says too little about the query to be worth a token. */
const weakest = 0.1;
/** Evidence without the term added to every word's own: a word clicked for three times proves little. */
const shrink = 4;
/** A phrase stands for its words where it accounts for this part of what ties them. */
const phrasePart = 0.6;
/** A phrase that holds together is preferred to its words unless they are clearly stronger. */
const phraseBonus = 1.25;
/**
 * Standard deviations by which a term must exceed what titles with a typed word or a stronger keyword lead one to expect. Titles are counted,
 * not clicks: a few titles are clicked by everyone.
 */
const saysMore = 3;
/** Evidence that chance alone should have brought before its absence counts as avoiding. */
const enough = 1;

/**
 * Title terms that some typed term is tied to by `config.minimumClicks` clicks on two products or more and that no typed term avoids
 * ("blue" for "red shirt"). A term's score is its strongest tie. Strongest first, ties by term.
 */
export function tiedTerms(lexicon: Lexicon, typed: Term[], config: KeywordConfig, left: Remaining): TiedTerm[] {
  const words = typed.map(left.word).filter((word) => word !== null);
  const found = new Map<number, TiedTerm>();
  for (const word of words) {
    for (const joint of word.shared) {
      if (joint.clicks < config.minimumClicks) break;
      const clicks = word.jointClicks(joint);
      if (clicks < config.minimumClicks || word.jointProducts(joint) < 2) continue;
      const score = tie(word, joint, left);
      if (score >= weakest && isPhraseOrWord(word, joint, left)) addTie(found, joint.term, { text: word.text, score, clicks, word });
    }
  }
  const { terms } = lexicon;
  const rank = ({ term, score }: TiedTerm) => score * (terms[term].includes(' ') ? phraseBonus : 1);
  return [...found.values()]
    .filter((tied) => !words.some((word) => avoids(word, tied.term, left)))
    .sort((a, b) => rank(b) - rank(a) || (terms[a.term] < terms[b.term] ? -1 : 1))
    .map((tied) => ({ ...tied, from: tied.from.filter((word) => word.score >= tied.score / 2).sort((a, b) => b.score - a.score) }));
}

function addTie(found: Map<number, TiedTerm>, term: number, from: TiedTerm['from'][number]): void {
  const tied = found.get(term) ?? { term, score: 0, from: [] };
  tied.score = Math.max(tied.score, from.score);
  tied.from.push(from);
  found.set(term, tied);
}

/** P(term | word) times the log of how much likelier the word makes the term: TF-IDF over clicks, with capped pointwise mutual information for IDF. */
function tie(word: RemainingWord, joint: Joint, left: Remaining): number {
  const evidence = word.jointEvidence(joint);
  const share = evidence / (word.evidence + shrink);
  return share < smallestShare ? 0 : share * Math.min(mostSurprise, Math.log(evidence / expected(word, joint.term, left)));
}

/** Whether a pair of words belongs together among the word's clicks ("casual shoes") and does not just happen to meet ("kavo casual"). */
function isPhraseOrWord(word: RemainingWord, joint: Joint, left: Remaining): boolean {
  return left.partsOf(joint.term).every((part) => word.jointEvidence(joint) >= phrasePart * word.jointEvidence(word.jointOf(part)));
}

/** Evidence in which word and term would meet if they had nothing to do with each other. */
function expected(word: RemainingWord, term: number, left: Remaining): number {
  return (word.evidence * left.termEvidence(term)) / left.total;
}

/** By chance the word's clicks should have met the term often enough to count, and they met it less than half as often. */
function avoids(word: RemainingWord, term: number, left: Remaining): boolean {
  const byChance = expected(word, term, left);
  return byChance >= enough && word.jointEvidence(word.jointOf(term)) < byChance / 2;
}

/**
 * Whether titles that hold `used` (a typed word, a stronger keyword) have the term anyway, so that the word's tie to it says nothing new:
 * shoes come in EU sizes, whatever was asked. False where most of the tie lies on other titles.
 */
export function isExplainedBy(used: number, term: number, word: RemainingWord, left: Remaining): boolean {
  const both = word.productsOfBoth(used, term);
  if (both < word.jointProducts(word.jointOf(term)) / 2) return false;
  return surprise(both, word.jointProducts(word.jointOf(used)), left.productsOfBoth(used, term) / left.termProducts(used)) < saysMore;
}

/** How many standard deviations `found` of `drawn` lies above what a share of `usual` in [0, 1] leads one to expect. */
function surprise(found: number, drawn: number, usual: number): number {
  return (found - drawn * usual) / Math.sqrt(Math.max(drawn * usual * (1 - usual), 1e-9));
}
