// Measured values as a person reads them.
import { regimes } from '../../../catalog/types';
import type { LessonComparison } from '../../../experiment/lessonFormat';
import { regimeWeight } from '../../../lab/train/metricNames';
import type { Messages } from '../../messages/english';
import { signed } from '../compare/estimates';
import { percent, score } from '../../controls/numbers';
import type { Measured, Missing, Value } from './measured';

export function inWords(result: Measured, { learn }: Messages): { from: string; to: string } {
  const of = ({ value }: Value) => (result.of === null ? '' : learn.ofCount(value, result.of));
  const written = (value: Value) => of(value) || (result.share ? percent(value.value) : withInterval(value));
  return { from: written(result.from), to: written(result.to) };
}

/** What a value is of: the experiment, or what of it is looked at where one experiment stands on both sides. */
export function namesOf(by: LessonComparison, { titleOf }: { titleOf(experiment: string): string }, { product }: Messages): { from: string; to: string } {
  if (by.from !== by.to || by.kind !== 'number' || !by.toMetric) return { from: titleOf(by.from), to: titleOf(by.to) };
  const named = (metric: string) => {
    const regime = regimes.find((each) => metric === regimeWeight(each));
    return regime ? product.regimes[regime] : metric;
  };
  return { from: named(by.metric), to: named(by.toMetric) };
}

/** The difference alone; the verdict of counts, which have none. */
export function differenceInWords({ difference, verdict, share }: Measured, { learn: { verdict: words } }: Messages): string {
  if (!difference) return { more: words.moreCount, less: words.lessCount, same: words.sameCount }[verdict];
  const { value, low, high } = difference;
  if (share) return words.points(`${value < 0 ? '−' : '+'}${Math.round(Math.abs(value) * 100)}`);
  return low === undefined || high === undefined ? signed(value) : `${signed(value)} [${signed(low)}, ${signed(high)}]`;
}

export function verdictInWords(result: Measured, messages: Messages): string {
  const difference = differenceInWords(result, messages);
  return result.difference ? messages.learn.verdict[result.verdict](difference) : difference;
}

export function howMeasured({ queries, of, lines, from, to }: Measured, { learn }: Messages): string {
  if (queries !== null) return learn.overQueries(queries);
  if (lines !== null) return learn.overLines(lines);
  return of !== null ? learn.oneQuery : from.low !== undefined && to.low !== undefined ? learn.ownIntervals : learn.oneNumber;
}

export function missingInWords(missing: Missing, { titleOf }: { titleOf(experiment: string): string }, { learn: { missing: words } }: Messages): string {
  switch (missing.missing) {
    case 'run': return words.run(titleOf(missing.experiment));
    case 'notFinished':
    case 'leftOff': return words[missing.missing](titleOf(missing.experiment), missing.step, missing.total);
    case 'answer': return words.answer;
    case 'number': return words.number(missing.name);
    case 'judgments': return words.judgments;
    case 'refused': return words.refused[missing.why];
  }
}

export function withInterval({ value, low, high }: Value): string {
  return low === undefined || high === undefined ? score(value) : `${score(value)} [${score(low)}, ${score(high)}]`;
}
