import type { PairOfAnswers } from '../../../lab/api';
import type { Messages } from '../../messages/english';
import { score } from '../../controls/numbers';
import { isolated } from './estimates';

/** What a person would say who looks at the two lists. */
export function leadSentence(messages: Messages, pair: PairOfAnswers, name: (ranker: string) => string): string {
  const { lead } = messages.compare;
  const names = { a: name(pair.a.ranker), b: name(pair.b.ranker) };
  return messages.compare.sentences([overlapSentence(lead, pair, names), standsOutSentence(messages, pair, names), figureSentence(lead, pair, names)].filter(Boolean));
}

function overlapSentence(lead: Messages['compare']['lead'], { a, b, overlap }: PairOfAnswers, names: Record<'a' | 'b', string>): string {
  const [first, second] = [a.results, b.results];
  if (first.length === 0 && second.length === 0) return lead.bothEmpty(names.a, names.b);
  if (!a.matches && !b.matches) return lead.neitherMatches(names.a, names.b);
  if (first.length === 0) return lead.oneEmpty(names.a, names.b);
  if (second.length === 0) return lead.oneEmpty(names.b, names.a);
  if (overlap.common === 0) return lead.nothingShared(names.a, names.b, overlap.of);
  const same = overlap.common === first.length && overlap.common === second.length;
  if (!same) return lead.shared(names.a, names.b, overlap.common, overlap.of);
  const ordered = first.every(({ productId }, i) => second[i].productId === productId);
  return (ordered ? lead.sameOrder : lead.sameProducts)(names.a, names.b, overlap.common);
}

function standsOutSentence({ compare: { lead }, search }: Messages, { standsOut, a, b }: PairOfAnswers, names: Record<'a' | 'b', string>): string {
  if (!standsOut || a.results.length === 0 || b.results.length === 0) return '';
  const { side, result } = standsOut;
  return lead.standsOut(isolated(result.title || search.untitled), names[side], result.rank, names[side === 'a' ? 'b' : 'a'], result.before ?? null);
}

function figureSentence(lead: Messages['compare']['lead'], { figures: [a, b] }: PairOfAnswers, names: Record<'a' | 'b', string>): string {
  if (a.ndcg10 === null || b.ndcg10 === null) return '';
  if (score(a.ndcg10) === score(b.ndcg10)) return lead.equal(score(a.ndcg10));
  return a.ndcg10 > b.ndcg10 ? lead.better(names.a, score(a.ndcg10), names.b, score(b.ndcg10)) : lead.better(names.b, score(b.ndcg10), names.a, score(a.ndcg10));
}
