import { useState } from 'react';
import type { AblationPlan } from '../../../experiment/ablation';
import type { AblationResult, AblationRow } from '../../../lab/runsApi';
import { DataTable, type Column } from '../../controls/DataTable';
import { Emphasized } from '../../controls/Emphasized';
import { score } from '../../controls/numbers';
import { TaskProgress } from '../../controls/TaskProgress';
import { ShownInstead } from '../../export/provenance';
import { useMessages } from '../../messages/language';
import { stopTask } from '../../state/encoding';
import { go } from '../../state/route';
import { endsOf, interval, signed, signedInterval } from '../compare/estimates';
import { AblationFigure } from './AblationFigure';
import { planName, variantName } from './ablationNames';
import { ablationMetrics, ablationSentence, type AblationMetric } from './ablationSentence';
import { useAblationResult } from './ablationResults';
import { useCatalogName } from './catalogName';
import { SeedTable } from './SeedTable';

/** What the ablation found so far: one sentence, the differences as a figure, and everything as a table. */
export function AblationResultView({ plan }: { plan: AblationPlan }) {
  const { runs: { ablation: words }, shell } = useMessages();
  const catalogName = useCatalogName();
  const { result, progress, asking, stopped, failure, again } = useAblationResult(plan);
  const { catalog } = plan.experiment;
  const told = result?.rows.some(({ differences }) => differences['nDCG@10']) ?? false;
  return (
    <div className="ablation-result" role="region" aria-label={words.result}>
      <h3 dir="auto">{planName(plan, words)}</h3>
      {failure && <p className="notice" role="alert">{shell.failed(failure)}</p>}
      {asking && progress && <TaskProgress name={words.asking} progress={progress} onStop={stopTask} />}
      {(stopped || failure) && <p className="buttons" role="status"><span className="dim">{stopped ? words.measuringStopped : ''}</span><button type="button" onClick={again}>{words.measureAgain}</button></p>}
      {result?.refused && (
        <p className="notice buttons" role="status"><span>{words.refusals[result.refused](catalogName(catalog))}</span>
          {result.refused === 'notOpen' && <button type="button" onClick={() => go({ catalog })}>{words.openCatalog(catalogName(catalog))}</button>}</p>
      )}
      {result && told && <p className="lead" role="status"><Emphasized text={ablationSentence(result, 'nDCG@10', words)} /></p>}
      {result && !told && !result.refused && <p className="dim">{words.resultWaits}</p>}
      {result && <ShownInstead value={{ run: `ablation ${plan.id}: ${plan.runs.map(({ variant, seed, runId }) => `${variant} ${seed} (${runId})`).join('; ')}`, ranker: '', query: '' }}><Rows result={result} plan={plan} told={told} /></ShownInstead>}
    </div>
  );
}

function Rows({ result, plan, told }: { result: AblationResult; plan: AblationPlan; told: boolean }) {
  const { runs: { ablation: words } } = useMessages();
  const [metric, setMetric] = useState<AblationMetric>('nDCG@10');
  const [opened, setOpened] = useState<string | null>(null);
  const row = result.rows.find(({ variant }) => variant === opened);
  const columns = useResultColumns(plan);
  return (
    <>
      {told && (
        <div className="ablation-figure">
          <label><span>{words.metricChoice}</span><select value={metric} onChange={({ currentTarget }) => setMetric(currentTarget.value as AblationMetric)}>{ablationMetrics.map((name) => <option key={name} value={name}>{words.metrics[name]}</option>)}</select></label>
          <AblationFigure result={result} metric={metric} />
        </div>
      )}
      <DataTable name={words.result} columns={columns} rows={result.rows} rowKey={({ variant }) => variant} onOpen={({ variant }) => setOpened(variant === opened ? null : variant)} empty={words.resultWaits} />
      {told && <p className="dim">{words.intervals}</p>}
      {row && <SeedTable row={row} name={words.seedsOf(variantName(plan, row.variant, words))} />}
    </>
  );
}

function useResultColumns(plan: AblationPlan): Column<AblationRow>[] {
  const { runs: { ablation: words }, shell: { table } } = useMessages();
  return [
    { key: 'variant', header: words.columns.variant, value: ({ variant }) => variantName(plan, variant, words) },
    { key: 'seeds', header: words.columns.seeds, numeric: true, value: ({ variant, seeds, bySeed }) => (variant === 'baseline' ? bySeed.filter(({ status }) => status === 'finished').length : seeds.length) },
    ...ablationMetrics.flatMap((name): Column<AblationRow>[] => [
      { key: name, header: words.metrics[name], numeric: true, value: ({ means }) => finite(means[name]?.value), cell: (each) => <Mean row={each} metric={name} />, saved: endsOf(words.metrics[name], table.interval, ({ means }) => means[name]) },
      { key: `${name} difference`, header: words.columns.difference(words.metrics[name]), numeric: true, value: ({ differences }) => finite(differences[name]?.estimate.value), cell: (each) => <Difference row={each} metric={name} />, saved: endsOf(words.columns.difference(words.metrics[name]), table.interval, ({ differences }) => differences[name]?.estimate) },
    ]),
  ];
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}

function Mean({ row, metric }: { row: AblationRow; metric: AblationMetric }) {
  const mean = row.means[metric];
  return mean && Number.isFinite(mean.value) ? <span className="with-interval"><b>{score(mean.value)}</b><small>{interval(mean)}</small></span> : '–';
}

function Difference({ row, metric }: { row: AblationRow; metric: AblationMetric }) {
  const { runs: { ablation: words } } = useMessages();
  const found = row.differences[metric];
  if (!found || !Number.isFinite(found.estimate.value)) return '–';
  return <span className="with-interval" data-same={!found.distinguishable || undefined}><b>{signed(found.estimate.value)}</b><small>{signedInterval(found.estimate)}</small>{!found.distinguishable && <small>{words.same}</small>}</span>;
}
