import type { RunSummary } from '../../../lab/runsApi';
import { useMessages } from '../../messages/language';
import { routeHash, useRoute } from '../../state/route';
import { renameRun } from '../../state/runsStore';
import { EditableText } from './EditableText';
import { RunActions } from './RunActions';
import { runDifference } from './runDifference';

/** A run by its name, which opens it, and by what sets it apart from its preset. */
export function RunName({ run, names }: { run: RunSummary; names: ReadonlyMap<string, string> }) {
  const messages = useMessages();
  const { runs } = messages;
  const route = useRoute();
  const difference = runDifference(run, messages);
  return (
    <div className="run-name">
      <div>
        <EditableText value={run.name} label={runs.rename(run.name)} longest={200} onSave={(name) => { if (name) void renameRun(run.id, name); }}>
          <a href={routeHash({ ...route, view: 'train', run: run.id, step: null })} aria-current={route.run === run.id || undefined} dir="auto">{run.name}</a>
        </EditableText>
        <RunActions run={run} />
      </div>
      {difference && <small dir="auto">{difference}</small>}
      {run.parent && <small>{runs.continues(names.get(run.parent.runId) ?? run.parent.runId, run.parent.step)}</small>}
      {run.ablation && <small>{runs.ofAblation}</small>}
    </div>
  );
}
