// The five checks of modal weights in print.
import type { ModalReport } from '../evaluation/modalReport';
import type { Check } from '../evaluation/modalWeights';
import { short, withInterval } from './table';

/** A report in full: what each check asks, and every number with its interval. */
export function printWeights(report: ModalReport): void {
  console.log(`\n${constantLine(report)}`);
  console.log(`The five checks, over ${report.products} products (${report.masked} with a missing side and ${report.conflicts} of the conflict regimes left out)`);
  for (const { note, numbers, ...check } of report.checks) {
    console.log(`${verdict(check)} ${check.name}: ${note}`);
    for (const [what, value] of Object.entries(numbers)) console.log(`            ${what}: ${withInterval(value)}`);
  }
  console.log(`Mean image weight: ${Object.entries(report.byRegime).map(([regime, value]) => `${regime} ${short(value.value)}`).join(', ')}`);
}

/** 'passed    separation      gate .953 [.931, .972], ...': one line for tables of several runs. */
export function checkLine(check: Check): string {
  const numbers = Object.entries(check.numbers).map(([what, value]) => `${what} ${withInterval(value)}`);
  return `${verdict(check)} ${check.name.padEnd(14)}  ${numbers.join(', ') || check.note}`;
}

export function constantLine({ bestConstant, constant }: ModalReport): string {
  return `Best constant image weight (tuned outside this table): ${bestConstant.setting.toFixed(2)}, nDCG@10 ${withInterval(constant.overQueriesWithRelevant['nDCG@10'])}`;
}

function verdict({ passed }: Pick<Check, 'passed'>): string {
  return passed === null ? 'undecided' : passed ? 'passed   ' : 'FAILED   ';
}
