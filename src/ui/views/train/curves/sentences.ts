import type { Look, NowFindings, RunEventFinding, WeightFinding } from '../../../../lab/train/nowFindings';
import type { Messages } from '../../../messages/english';

type Words = Messages['curves'];

export interface Moment {
  step: number;
  total: number;
  /** A checkpoint that the reader went back to. */
  past: boolean;
  /** Steps between looks; 0 = only at the end. */
  lookEvery: number;
}

/** What a run is at, in one sentence made of what was found in its numbers. */
export function nowSentence(findings: NowFindings, moment: Moment, { now: words }: Words): string {
  const { step, total, past } = moment;
  const { first, fading } = findings;
  // What an untrained model answers says nothing of a step after it.
  const look = findings.look?.step === 0 && step > 0 ? null : findings.look;
  const done = step >= total && !past;
  const clauses = look ? [lookClause(look, step, words)] : [beginningClause(findings, words), words.soon(nextLook(moment))];
  if (look && done && first && !fading) clauses.push(words.since(first.recall, look.recall));
  const second = fading ? words.fading(fading.best.step, fading.best.recall, fading.now.recall) : look && weightClause(findings.weights, words);
  if (second) clauses.push(second);
  else if (look && findings.loss) clauses.push(lossClause(findings.loss, words));
  return words.at(step, past ? 'then' : done ? 'end' : 'now') + words.and(clauses);
}

function lookClause(look: Look, step: number, words: Words['now']): string {
  const guessing = look.step === 0 && look.right !== null;
  const clause = look.right === null ? words.recall(look.recall) : guessing ? words.guesses(look.right) : words.right(look.right);
  return look.step === step ? clause : words.lookedAt(look.step, clause);
}

function beginningClause({ loss }: NowFindings, words: Words['now']): string {
  return loss ? lossClause(loss, words) : words.justBegun;
}

function lossClause(loss: NonNullable<NowFindings['loss']>, words: Words['now']): string {
  return words.loss[loss.trend](loss.from, loss.to);
}

function weightClause(finding: WeightFinding, words: Words['now']): string | null {
  switch (finding.kind) {
    case 'unweighed': return words.unweighed[finding.fusion];
    case 'picture': return finding.image >= 0.5 ? words.trustsPicture(finding.regime, finding.image) : words.hearsPicture(finding.regime, finding.image, finding.balanced);
    case 'title': return words.trustsTitle(finding.regime, 1 - finding.image);
    case 'even': return words.even(finding.image);
    case 'unknown': return null;
  }
}

function nextLook({ step, total, lookEvery }: Moment): number {
  return lookEvery > 0 ? Math.min(total, (Math.floor(step / lookEvery) + 1) * lookEvery) : total;
}

export function eventSentence(event: RunEventFinding, { event: words }: Words): string {
  switch (event.kind) {
    case 'pictureWoke': return event.by === 'share' ? words.share(event.step, event.image) : words.lead(event.step, event.image, event.balanced);
    case 'titleWoke': return words.title(event.step, 1 - event.image, 1 - event.balanced);
    case 'best': return words.best(event.step, event.recall, event.now);
    case 'doubled': return words.doubled(event.step, event.from, event.to);
  }
}
