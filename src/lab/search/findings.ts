import type { Keyword } from '../../features/types';
import type { QueryFinding, SearchAnswer } from '../api';

/** What stands out in an answer, most telling first. */
export function queryFindings(answer: Omit<SearchAnswer, 'findings'>, keywords: readonly Pick<Keyword, 'text' | 'from'>[], titleTerms: ReadonlySet<string>): QueryFinding[] {
  void keywords;
  void titleTerms;
  return answer.matches ? [] : [{ kind: 'noMatch', nearMisses: answer.results.length > 0 }];
}
