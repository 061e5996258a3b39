// How strongly the clicks tie title terms to the words of a query. Our choice [P].
import type { ClickCounts, QueryTerm, Remaining } from './clickCounts';
import type { KeywordConfig } from './config';
import type { Term } from './terms';

/** A title term, how strongly the typed words are tied to it, and which of them (strongest first). */
export interface TiedTerm {
  /** Index into `lexicon.terms`. */
  term: number;
  score: number;
  from: { text: string; score: number }[];
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
export function tiedTerms(counts: ClickCounts, typed: Term[], config: KeywordConfig, left: Remaining): TiedTerm[] {
  const { terms } = counts.lexicon;
  const found = new Map<number, TiedTerm>();
  const known = typed.map((term) => ({ text: term.text, counts: counts.queryTerm(term.key) })).filter((word) => word.counts !== null);
  for (const word of known) {
    for (const term of word.counts!.joint.keys()) {
      if (left.jointClicks(word.counts!, term) < config.minimumClicks || left.jointProducts(word.counts!, term) < 2) continue;
      const score = tie(word.counts!, term, left);
      if (score <= 0) continue;
      const candidate = found.get(term) ?? { term, score: 0, from: [] };
      candidate.score += score;
      candidate.from.push({ text: word.text, score });
      found.set(term, candidate);
    }
  }
  const strong = [...found.values()].filter((candidate) => candidate.score >= weakest && !known.some((word) => avoids(word.counts!, candidate.term, config, left)));
  for (const candidate of strong) candidate.from.sort((a, b) => b.score - a.score);
  const rank = ({ term, score }: TiedTerm) => score * (terms[term].includes(' ') ? phraseBonus : 1);
  return strong.sort((a, b) => rank(b) - rank(a) || (terms[a.term] < terms[b.term] ? -1 : 1));
}

/** P(term | word) times the log of how much likelier the word makes it: TF-IDF over clicks with pointwise mutual information for IDF. */
function tie(word: QueryTerm, term: number, left: Remaining): number {
  const joint = left.jointClicks(word, term);
  return (joint / (left.wordClicks(word) + shrink)) * Math.log(lift(word, term, left));
}

function lift(word: QueryTerm, term: number, left: Remaining): number {
  return (left.jointClicks(word, term) / left.wordClicks(word)) / (left.termClicks(term) / left.total);
}

/** By chance the word's clicks should have met the term often enough to count, and they met it less than half as often. */
function avoids(word: QueryTerm, term: number, config: KeywordConfig, left: Remaining): boolean {
  const clicks = left.wordClicks(word);
  const expected = clicks * (left.termClicks(term) / left.total);
  return clicks > 0 && expected >= Math.max(config.minimumClicks, 1) && lift(word, term, left) < 0.5;
}

