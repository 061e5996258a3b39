// Findings of the lab as sentences. The numbers come with the findings.
import type { QueryFinding, SearchAnswer } from '../../../lab/api';
import { percent } from '../../controls/numbers';
import type { Messages } from '../../messages/english';

type Words = Messages['search'];
const mostSaid = 2;

/** What is said under the keyword attention; unknown words are marked under the field and not said again. */
export function querySentence({ findings }: SearchAnswer, words: Words): string {
  return findings.flatMap((finding) => aboutQuery(finding, words) ?? []).slice(0, mostSaid).join(' ');
}

function aboutQuery(finding: QueryFinding, { findings: say }: Words): string | null {
  switch (finding.kind) {
    case 'synonym': return say.synonym(finding.word, finding.keyword, percent(finding.share));
    case 'cutOff': return say.cutOff(finding.read, finding.typed);
    case 'wordInNoTitle': return say.wordInNoTitle(finding.word);
    case 'leadingWord': return (finding.added ? say.leadingAdded : say.leadingWord)(finding.word, percent(finding.share));
    case 'evenAttention': return say.evenAttention(finding.words);
    default: return null;
  }
}

/** What is said beside the rankers, about the results: nothing found, or what stands there by its picture. */
export function resultSentence({ findings, query, wordsOnly, matches }: SearchAnswer, words: Words): string {
  const noMatch = findings.find(({ kind }) => kind === 'noMatch');
  if (noMatch?.kind === 'noMatch') return [(wordsOnly ? words.noMatchBm25 : words.noMatch)(shortened(query)), noMatch.nearMisses ? words.nearMisses : ''].join(' ');
  if (!matches) return words.emptyQuery;
  const led = findings.find(({ kind }) => kind === 'pictureLed');
  if (led?.kind !== 'pictureLed') return '';
  const { count, of, withoutTitleMatch } = led;
  return [count > 0 ? words.findings.pictureLed(count, of) : '', withoutTitleMatch > 0 ? words.findings.withoutTitleMatch(withoutTitleMatch, of) : ''].filter(Boolean).join('; ');
}

/** Asterisks would read as emphasis. */
function shortened(query: string): string {
  const bare = query.trim().replaceAll('**', '');
  return bare.length > 60 ? `${bare.slice(0, 60)}…` : bare;
}
