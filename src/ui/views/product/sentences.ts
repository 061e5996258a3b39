import type { ProductFinding } from '../../../lab/api';
import { percent } from '../../controls/numbers';
import type { Messages } from '../../messages/english';

type Words = Messages['product'];
type Leans = Extract<ProductFinding, { kind: 'leans' }>;

/** What is known of a product in sentences; '**' stands around what is emphasized. */
export function sentencesOf(findings: readonly ProductFinding[], words: Words, ranker: string, make: string): string[] {
  return findings.flatMap((finding) => sentences(finding, words, ranker, make)).filter(Boolean);
}

function sentences(finding: ProductFinding, words: Words, ranker: string, make: string): string[] {
  const { says, causes } = words;
  switch (finding.kind) {
    case 'leans': return [leaning(finding, words, make), rightAnswer(finding, words)];
    case 'sameForAll': return [says.sameForAll(ranker, percent(finding.weights.image)), finding.cause && finding.planted ? says.shouldBe(causes[finding.cause], percent(finding.planted.image)) : ''];
    case 'readsOnly': return [says.readsOnly[finding.side](ranker), finding.missing ? says.readsNothing[finding.side] : finding.cause && finding.planted ? says.shouldBe(causes[finding.cause], percent(finding.planted.image)) : ''];
    case 'oneSided': return [says.oneSided[finding.missing]];
    case 'strangeTitle': return [says.strangeTitle];
    case 'sharedPicture': return [says.sharedPicture(finding.others)];
    case 'wordsOnly': return [says.wordsOnly(finding.words.join(', '))];
    case 'blended': return [says.blended(percent(finding.dense), percent(finding.words))];
    case 'mixedBeforeScore': return [says.mixedBeforeScore];
    case 'noMatch': return [says.noMatch(ranker)];
    case 'notFound': return [says.notFound[finding.why]];
  }
}

/** '…, so MAKE listens to the picture' where that is right or nearly so, '…, yet' where the cause speaks against it. */
function leaning({ side, weights, cause, verdict }: Leans, { says, causes }: Words, make: string): string {
  const listens = says.listens(make, side, percent(side === 'title' ? weights.title : weights.image));
  if (!cause) return says.alone(listens);
  if (verdict === null || (cause === 'balanced' && verdict === 'right')) return says.and(causes[cause], listens);
  const agrees = verdict === 'right' || (cause !== 'balanced' && verdict !== 'wrongSide' && side !== 'neither');
  return says.because(causes[cause], agrees, listens);
}

function rightAnswer({ side, cause, planted, verdict }: Leans, { says }: Words): string {
  if (!planted || !verdict) return cause ? says.noClaim : '';
  if (verdict === 'right') return says.right(percent(side === 'title' ? planted.title : planted.image));
  return says[verdict](percent(planted.image));
}
