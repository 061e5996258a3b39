import '../../styles/runs.css';
import { useEffect, useState } from 'react';
import type { RunSummary } from '../../../lab/runsApi';
import { bundledExamples } from '../../../lab/search/examples';
import { DataTable, type Column } from '../../controls/DataTable';
import { ShownInstead } from '../../export/provenance';
import { useMessages } from '../../messages/language';
import { go } from '../../state/route';
import { emptyRunTrash, settleDeletedRuns, useKeptRuns, useRuns } from '../../state/runsStore';
import { useCatalogList } from '../catalog/keptCatalogs';
import { OpenRunFile } from '../train/OpenRunFile';
import { DeletedRuns } from './DeletedRuns';
import { fewestCompared, mostCompared } from './comparedRuns';
import { useRunColumns } from './runColumns';
import { runFigure } from './runFigures';
import { RunsRoom } from './RunsRoom';
import { UnreadRuns } from './UnreadRuns';

/** The runs that this browser keeps: to open, compare, name, carry away and delete. */
export default function RunsTable() {
  const { catalog, runs: words, shell } = useMessages();
  const kept = useKeptRuns();
  const failure = useRuns(({ failure }) => failure);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  useEffect(() => {
    emptyRunTrash();
    return settleDeletedRuns;
  }, []);
  const runs = kept ?? [];
  const columns = useRunColumns(new Map(runs.map(({ id, name }) => [id, name])));
  const compared = chosen.filter((id) => runs.some((run) => run.id === id));
  return (
    <section className="runs panel" aria-labelledby="runs-heading">
      <header>
        <h2 id="runs-heading">{words.title}</h2>
        <span className="buttons"><OpenRunFile /></span>
      </header>
      {failure && <p className="notice" role="alert">{failure.kind === 'list' ? catalog.listUnread(failure.why) : catalog.notDone(failure.why)}</p>}
      <DeletedRuns />
      {kept === null ? !failure && <p className="dim">{shell.opening}</p> : (
        <ShownInstead value={allRuns}><DataTable name={words.title} columns={[selection(words, compared, setChosen), ...columns]} rows={runs} rowKey={({ id }) => id} pageSize={12} filterFrom={5} empty={words.empty} /></ShownInstead>
      )}
      <FiguresOf runs={runs} />
      {runs.length > 0 && <CompareChosen chosen={compared} runs={runs} />}
      <UnreadRuns />
      <RunsRoom kept={runs} />
    </section>
  );
}

/** The rows say of what they are. */
const allRuns = { catalog: '', run: '', ranker: '', query: '', backend: '' };

/** On which queries the numbers of the table were measured. */
function FiguresOf({ runs }: { runs: readonly RunSummary[] }) {
  const { figures, figuresMixed } = useMessages().runs;
  const parts = new Set(runs.flatMap((run) => runFigure(run, 'nDCG@10')?.part ?? []));
  const text = parts.size > 1 ? figuresMixed : parts.has('validation') ? figures : null;
  return text && <p className="dim">{text}</p>;
}

function selection(words: ReturnType<typeof useMessages>['runs'], chosen: readonly string[], choose: (ids: readonly string[]) => void): Column<RunSummary> {
  return {
    key: 'selection', header: words.columns.selection, controls: true, value: () => null,
    cell: ({ id, name }) => {
      const checked = chosen.includes(id);
      const full = !checked && chosen.length >= mostCompared;
      return (
        <input type="checkbox" checked={checked} disabled={full} aria-label={words.choose(name)} title={full ? words.chooseFull(mostCompared) : undefined} aria-description={full ? words.chooseFull(mostCompared) : undefined}
          onChange={() => choose(checked ? chosen.filter((each) => each !== id) : [...chosen, id])} />
      );
    },
  };
}

/** In the order in which they were chosen: the first is what the others are compared with. The catalog that they learned on opens with them. */
function CompareChosen({ chosen, runs: kept }: { chosen: readonly string[]; runs: readonly RunSummary[] }) {
  const { runs } = useMessages();
  const known = useCatalogList(({ catalogs }) => catalogs);
  const why = chosen.length < fewestCompared ? runs.chooseFew(fewestCompared, mostCompared) : null;
  const learnedOn = new Set(kept.filter(({ id }) => chosen.includes(id)).map((run) => run.catalog));
  const [catalog] = learnedOn;
  const opens = learnedOn.size === 1 && (bundledExamples(catalog) !== null || (known?.some(({ id }) => id === catalog) ?? false));
  return (
    <p className="buttons">
      <button type="button" disabled={why !== null} aria-describedby="compare-chosen" onClick={() => go({ view: 'compare', runs: chosen.join(' '), ...(opens && { catalog }) })}>{runs.compare}</button>
      <span className="dim" id="compare-chosen">{why ?? runs.chosen(chosen.length)}</span>
    </p>
  );
}
