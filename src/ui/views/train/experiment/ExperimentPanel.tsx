import '../../../styles/experiment.css';
import { memo, useId } from 'react';
import { fieldGroups } from '../../../../experiment/fields';
import { useMessages } from '../../../messages/language';
import { changedInDraft, resetAll, useDraft } from '../../../state/draft';
import { useEstimates } from '../../../state/draftEstimate';
import { isAlive, useLiveRun } from '../../../state/liveRun';
import type { ShownRun } from '../../../state/shownRun';
import { useTimesOfRuns } from '../../../state/timesOfRuns';
import { DerivedSizes } from './DerivedSizes';
import { setAllOpen, useOpenGroups } from './openGroups';
import { PresetChoice } from './PresetChoice';
import { SeedRow } from './SeedRow';
import { SettingsGroup } from './SettingsGroup';
import { waitingChanges } from './waiting';
import { WaitingChanges } from './WaitingChanges';

/** What is trained next: preset, fields, seed, and what they come to. It never touches a run. */
export function ExperimentPanel({ run }: { run: ShownRun | null }) {
  const { experiment: words } = useMessages();
  const draft = useDraft();
  const alive = useLiveRun(isAlive);
  const id = useId();
  useEstimates();
  useTimesOfRuns();
  const waiting = waitingChanges(draft.experiment, run, alive && Boolean(run?.live));
  return (
    <section className="panel experiment" aria-labelledby={id}>
      <div className="head">
        <h2 id={id}>{words.title}</h2>
        <span role="status">{waiting?.kind === 'running' ? words.waits(waiting.count) : ''}</span>
      </div>
      <div role="status">
        {draft.linked && !run && <p className="note">{words.linked}</p>}
        {draft.broken && <p className="refusal" dir="auto">{words.brokenLink(draft.broken)}</p>}
      </div>
      <Settings />
      {waiting && <WaitingChanges waiting={waiting} />}
      {run && !alive && !waiting && <p className="note">{words.sameAgain(run.name)}</p>}
    </section>
  );
}

/** Not drawn anew at the steps of a run. */
const Settings = memo(function Settings() {
  return (
    <>
      <PresetChoice />
      {fieldGroups.map((group) => <SettingsGroup key={group} group={group} />)}
      <SeedRow />
      <DerivedSizes />
      <PanelButtons />
    </>
  );
});

function PanelButtons() {
  const { experiment: words } = useMessages();
  const draft = useDraft();
  const everyOpen = useOpenGroups(({ open }) => open.length === fieldGroups.length);
  const unchanged = changedInDraft(draft).length === 0;
  const why = unchanged ? words.nothingToReset : words.resetAllWhy;
  return (
    <div className="buttons">
      <button type="button" aria-pressed={everyOpen} onClick={() => setAllOpen(!everyOpen)}>{everyOpen ? words.essentials : words.allSettings}</button>
      <button type="button" disabled={unchanged} title={why} aria-description={why} onClick={resetAll}>{words.resetAll}</button>
    </div>
  );
}
