import '../../styles/compare.css';
import { lazy, Suspense } from 'react';
import { parseRunRanker } from '../../../lab/runs/runId';
import { useMessages } from '../../messages/language';
import { routeHash, useRoute } from '../../state/route';
import { comparedRuns } from '../runs/comparedRuns';
import { CompareRankers } from './CompareRankers';

const CompareRuns = lazy(() => import('../runs/CompareRuns'));

/** Two rankers, or two to five runs. */
export default function CompareView() {
  const { compare, runs: { comparison }, shell } = useMessages();
  const route = useRoute();
  const runIds = comparedRuns(route.runs);
  const sides = [route.ranker, route.against].flatMap((side) => parseRunRanker(side)?.runId ?? []);
  return (
    <div className="page compare">
      <header className="kinds">
        <h1>{compare.title}</h1>
        <nav aria-label={comparison.kinds}>
          <a href={routeHash({ ...route, runs: null })} aria-current={runIds ? undefined : 'page'}>{comparison.rankers}</a>
          <a href={routeHash({ ...route, runs: route.runs ?? (sides.length === 2 ? sides.join(' ') : '') })} aria-current={runIds ? 'page' : undefined}>{comparison.runs}</a>
        </nav>
      </header>
      {runIds ? <Suspense fallback={<p className="dim">{shell.opening}</p>}><CompareRuns runIds={runIds} /></Suspense> : <CompareRankers />}
    </div>
  );
}
