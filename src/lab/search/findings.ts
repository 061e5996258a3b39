import { isContentWord } from '../../features/terms';
import type { Keyword } from '../../features/types';
import { foldWord, wordsOf } from '../../features/words';
import type { AttentionShare, QueryFinding, SearchAnswer } from '../api';

/** The strongest share leads when it has this much and is this many times the next one. */
const leading = { share: 0.3, ratio: 1.4 };
/** Shares are even when the largest is at most this many times the smallest. */
const evenRatio = 1.35;
/** What is said of the results is said of the ones that are seen first. */
const first = 10;

/** What stands out in an answer, most telling first. */
export function queryFindings(answer: Omit<SearchAnswer, 'findings'>, keywords: readonly Pick<Keyword, 'text' | 'from'>[], titleTerms: ReadonlySet<string>): QueryFinding[] {
  const { matches, results, query } = answer;
  const hasWords = wordsOf(query).length > 0;
  const words = wordFindings(answer, keywords, titleTerms);
  return [
    ...(!matches && hasWords ? [{ kind: 'noMatch', nearMisses: results.length > 0 } as const] : []),
    ...(answer.wordsRead && answer.wordsRead.read < answer.wordsRead.typed ? [{ kind: 'cutOff', ...answer.wordsRead } as const] : []),
    ...words,
    ...attentionFindings(answer.attention ?? [], new Set(words.flatMap((finding) => (finding.kind === 'synonym' ? [finding.keyword] : [])))),
    ...(matches ? pictureFindings(answer) : []),
  ];
}

/** Each typed word once: tied to a keyword by the clicks, known but in no title, or never met. */
function wordFindings({ query, attention, unknownWords }: Omit<SearchAnswer, 'findings'>, keywords: readonly Pick<Keyword, 'text' | 'from'>[], titleTerms: ReadonlySet<string>): QueryFinding[] {
  const unknown = new Set(unknownWords.flatMap(({ word }) => wordsOf(word)));
  const missing = [...new Set(wordsOf(query))].filter((word) => isContentWord(word) && !titleTerms.has(foldWord(word)));
  const synonyms: QueryFinding[] = [];
  const unexplained: QueryFinding[] = [];
  for (const word of missing) {
    const keyword = attention && strongest(keywords.filter(({ from }) => from.some((each) => wordsOf(each).includes(word))), attention);
    if (keyword && synonyms.some((told) => told.kind === 'synonym' && told.keyword === keyword.text)) continue;
    if (keyword) synonyms.push({ kind: 'synonym', word, keyword: keyword.text, share: keyword.share });
    else if (!unknown.has(word)) unexplained.push({ kind: 'wordInNoTitle', word });
  }
  const words = [...new Set(unknownWords.map(({ word }) => word))];
  return [...synonyms, ...(words.length > 0 ? [{ kind: 'unknownWords', words } as const] : []), ...unexplained];
}

function strongest(keywords: readonly Pick<Keyword, 'text'>[], attention: readonly AttentionShare[]): { text: string; share: number } | null {
  const shares = keywords.flatMap(({ text }) => attention.filter((each) => each.added && each.text === text).map(({ share }) => ({ text, share })));
  return shares.sort((a, b) => b.share - a.share)[0] ?? null;
}

/** `said` are keywords whose share was told already. */
function attentionFindings(attention: readonly AttentionShare[], said: ReadonlySet<string>): QueryFinding[] {
  if (attention.length < 2) return [];
  const [most, next] = attention.toSorted((a, b) => b.share - a.share);
  if (most.share >= leading.share && most.share >= leading.ratio * next.share) return most.added && said.has(most.text) ? [] : [{ kind: 'leadingWord', word: most.text, added: most.added, share: most.share }];
  const least = Math.min(...attention.map(({ share }) => share));
  return most.share <= evenRatio * least ? [{ kind: 'evenAttention', words: attention.length }] : [];
}

/** Not for rankers that weigh all products alike: theirs is no finding. */
function pictureFindings({ results, wordsOnly }: Omit<SearchAnswer, 'findings'>): QueryFinding[] {
  const seen = results.slice(0, first);
  const weights = seen.flatMap(({ weights: own }) => (own ? [own.image] : []));
  const differ = weights.length === seen.length && Math.max(...weights) - Math.min(...weights) > 0.01;
  const count = differ ? weights.filter((image) => image > 0.5).length : 0;
  const withoutTitleMatch = wordsOnly ? 0 : seen.filter(({ highlights }) => highlights.length === 0).length;
  return count > 0 || withoutTitleMatch > 0 ? [{ kind: 'pictureLed', count, of: seen.length, withoutTitleMatch }] : [];
}
