import { lazy, memo, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { useMessages } from '../../messages/language';
import { useBackendOnce } from '../../state/backendOnce';
import { useLiveRun } from '../../state/liveRun';
import { useRoute } from '../../state/route';
import { isUsual, readLink, setCatalog, useDraft } from '../../state/draft';
import { useLabStore } from '../../state/labStore';
import { useShownRun, type ShownRun } from '../../state/shownRun';
import '../../styles/train.css';
import { Curves } from './curves/Curves';
import { BackendPanel } from './experiment/BackendPanel';
import { ExperimentPanel } from './experiment/ExperimentPanel';
import { Incidents } from './Incidents';
import { CheckpointScrubber } from './pins/CheckpointScrubber';
import { PinnedQueries } from './pins/PinnedQueries';
import { RunHeader } from './RunHeader';

const SlowMotion = lazy(() => import('./slowMotion/SlowMotion'));
// A step of the run draws neither of them anew.
const RunsTable = memo(lazy(() => import('../runs/RunsTable')));
const Ablation = memo(lazy(() => import('../runs/Ablation')));

/** Cause at the left, the run in the middle, what it does to queries at the right. */
export default function TrainView() {
  const { train } = useMessages();
  const route = useRoute();
  const shown = useShownRun();
  const basis = useBasis(shown.run);
  const slowMotion = useLiveRun(({ slowMotion }) => slowMotion);
  const [wasOpen, setWasOpen] = useState(slowMotion);
  if (wasOpen && !slowMotion) setWasOpen(false);
  useEffect(() => readLink(route.experiment), [route.experiment]);
  useBackendOnce();
  useOwnCatalog();
  return (
    <div className="page train-view">
      <RunHeader run={shown.run} />
      <Incidents run={shown.run} failure={shown.failure} />
      <div className="columns">
        <div className="cause">
          <ExperimentPanel run={shown.run} />
          <BackendPanel />
        </div>
        <div className="object"><Curves run={shown.run} /></div>
        <div className="outcome">
          <PinnedQueries run={shown.run} />
          <CheckpointScrubber run={shown.run} />
        </div>
      </div>
      <Suspense fallback={<p className="dim">{train.opening}</p>}>
        {slowMotion && <SlowMotion reveal={!wasOpen} />}
        <RunsTable />
        <Ablation run={basis} />
      </Suspense>
    </div>
  );
}

/** What of a run does not change with its steps; the same object as long as it is the same. */
function useBasis(run: ShownRun | null) {
  const { name, presetId, experiment } = run ?? {};
  return useMemo(() => (name !== undefined && presetId !== undefined && experiment ? { name, presetId, experiment } : null), [name, presetId, experiment]);
}

/** Who has a catalog of one's own open means to train on it, unless something else was set up; another choice afterwards stands. */
function useOwnCatalog(): void {
  const { experiment, run } = useRoute();
  const own = useLabStore(({ status }) => (status?.catalog.kind === 'own' ? status.catalog.id : null));
  const offered = useRef<string | null>(null);
  const free = experiment === null && run === null;
  useEffect(() => {
    if (own === offered.current) return;
    offered.current = own;
    if (own !== null && free && isUsual(useDraft.getState())) setCatalog(own);
  }, [own, free]);
}
