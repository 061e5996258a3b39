import type { RunsComparison } from '../../../lab/runsApi';
import { Emphasized } from '../../controls/Emphasized';
import { DataTable } from '../../controls/DataTable';
import { ShownInstead } from '../../export/provenance';
import { useMessages } from '../../messages/language';
import { go } from '../../state/route';
import { useCatalogName } from './catalogName';
import { ComparedMetrics } from './ComparedMetrics';
import { ComparedQueries } from './ComparedQueries';
import { ComparedWeights } from './ComparedWeights';
import { comparisonSentences, distinctNames } from './comparisonSentences';
import { RunCurves } from './RunCurves';
import { settingsApart, type SettingRow } from './settingsApart';

/** What a comparison found: the sentence first, then the pictures, then the tables. */
export function ComparedRuns({ comparison }: { comparison: RunsComparison }) {
  const { experiment, runs: { comparison: words } } = useMessages();
  const { runs, steps, refused, metrics } = comparison;
  const names = distinctNames(runs);
  const measured = steps.flatMap((step, i) => (step === null ? [] : [words.runAtStep(names[i], step)]));
  return (
    <ShownInstead value={provenanceOf(comparison)}>
      {refused ? <Refused comparison={comparison} names={names} /> : (
        <div className="summary" role="status">
          {comparisonSentences(comparison, names, words).map((sentence) => <p key={sentence} className="lead"><Emphasized text={sentence} /></p>)}
          <p className="dim">{words.sentences([words.atSteps(measured), words.intervals, ...(metrics.some(({ part }) => part === 'test') ? [words.curvesOf] : []), ...(runs.length > 2 ? [words.several] : [])])}</p>
        </div>
      )}
      <RunCurves comparison={comparison} names={names} />
      <h2>{words.differences}</h2>
      <DataTable name={words.differences} rows={settingsApart(comparison, experiment)} rowKey={({ name }) => name} empty={words.noDifferences} columns={[
        { key: 'setting', header: words.setting, value: ({ name }: SettingRow) => name },
        ...runs.map(({ id }, i) => ({ key: id, header: names[i], value: ({ values }: SettingRow) => values[i] })),
      ]} />
      {!refused && <>
        <ComparedMetrics comparison={comparison} names={names} />
        <ComparedQueries comparison={comparison} names={names} />
        <ComparedWeights comparison={comparison} names={names} />
      </>}
    </ShownInstead>
  );
}

/** In files the runs stand by name, id and step. */
function provenanceOf({ runs, steps }: RunsComparison): Record<string, string> {
  return { run: runs.map(({ name, id, step }, i) => `${name} (${id}), step ${steps[i] ?? step}`).join('; '), ranker: '', query: '' };
}

/** Why the runs cannot be asked the same queries, and what to do about it. */
function Refused({ comparison: { refused, runs, steps }, names }: { comparison: RunsComparison; names: readonly string[] }) {
  const { refused: why, openCatalog } = useMessages().runs.comparison;
  const catalogName = useCatalogName();
  const { catalog } = runs[0];
  const named = catalogName(catalog);
  const text = refused === 'notOpen' ? why.notOpen(named) : refused === 'noJudgments' ? why.noJudgments(named)
    : refused === 'notIndexed' ? why.notIndexed(names.filter((_, i) => steps[i] === null)) : why.otherCatalogs;
  return (
    <div className="notice" role="status">
      <p>{text}</p>
      {refused === 'notOpen' && <div className="buttons"><button type="button" onClick={() => go({ catalog })}>{openCatalog(named)}</button></div>}
    </div>
  );
}
