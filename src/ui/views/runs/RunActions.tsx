import type { RunSummary } from '../../../lab/runsApi';
import { runRanker } from '../../../lab/runs/runId';
import { bundledExamples } from '../../../lab/search/examples';
import { ActionMenu } from '../../controls/ActionMenu';
import { saveFile } from '../../export/files';
import { fileName } from '../../export/provenance';
import { useMessages } from '../../messages/language';
import { draftOf, loadDraft } from '../../state/draft';
import { manage } from '../../state/labStore';
import { isAlive, useLiveRun } from '../../state/liveRun';
import { useOtherTabs } from '../../state/otherTabs';
import { go, useRoute } from '../../state/route';
import { deleteRun } from '../../state/runsStore';

/** What can be done with one run. */
export function RunActions({ run }: { run: RunSummary }) {
  const { runs, train } = useMessages();
  const { query } = useRoute();
  const training = useLiveRun((live) => isAlive(live) && live.runId === run.id);
  const elsewhere = useOtherTabs((tabs) => tabs.training.includes(run.id));
  return (
    <ActionMenu name={runs.actions(run.name)} actions={[
      { label: runs.open, act: () => go({ run: run.id, step: null }) },
      { label: runs.search, refused: run.checkpoints.length === 0 ? runs.noCheckpoint : undefined, act: () => go({ view: 'search', catalog: run.catalog, query: query || (bundledExamples(run.catalog)?.[0]?.query ?? ''), ranker: runRanker(run.id), product: null }) },
      { label: runs.sameSettings, done: runs.settingsTaken, act: () => loadDraft(draftOf(run.presetId, run.experiment)) },
      { label: runs.export, done: runs.exported, act: async () => saveFile(fileName(run.name, [], 'zip'), await manage((_lab, kept) => kept.exportZip(run.id))) },
      { label: runs.delete, refused: training ? runs.stopFirst : elsewhere ? train.otherTab.why : undefined, act: () => deleteRun(run) },
    ]}>⋯</ActionMenu>
  );
}
