// Settings in which compared runs differ, in words: one value a run.
import type { Experiment } from '../../../experiment/experiment';
import { field, fieldDifferences, type FieldId } from '../../../experiment/fields';
import type { RunsComparison } from '../../../lab/runsApi';
import type { Messages } from '../../messages/english';
import { otherValueWords, valueWords } from '../train/experiment/fieldWords';

export interface SettingRow {
  name: string;
  values: string[];
}

export function settingsApart({ runs, differences }: Pick<RunsComparison, 'runs' | 'differences'>, words: Messages['experiment']): SettingRow[] {
  const [first, ...others] = runs.map(({ experiment }) => experiment);
  const found = others.map((other) => fieldDifferences(first, other));
  const fields = [...new Set(found.flatMap((each) => each.fields.map(({ field }) => field)))];
  const paths = new Set(found.flatMap((each) => each.others.map(({ path }) => path)));
  const names: Record<string, string> = { seed: words.seed, catalog: words.catalog };
  return [
    ...fields.map((id) => ({ name: words.fields[id], values: [first, ...others].map((experiment) => shown(id, experiment, words)) })),
    ...differences.filter(({ path }) => paths.has(path)).map(({ path, values }) => ({ name: names[path] ?? path, values: values.map((value) => otherValueWords(words, value)) })),
  ];
}

function shown(id: FieldId, experiment: Experiment, words: Messages['experiment']): string {
  const { read, applies } = field(id);
  const value = read(experiment);
  return applies(experiment) === true || value === 0 ? valueWords(words, id, value) : words.none;
}
