import { Modal } from '@mantine/core';
import '../../styles/catalog.css';
import '../../styles/experiment.css';
import { presets } from '../../../experiment/presets/presets';
import { useMessages } from '../../messages/language';
import { changedInDraft, useDraft } from '../../state/draft';
import { isAlive, useLiveRun } from '../../state/liveRun';
import { closeDrop, importDropped, loadExperiment, showKept } from './droppedFile';
import { useDrop, type DropState, type FoundExperiment, type FoundRun } from './dropState';

/** What a dropped file is, and what it would replace. */
export default function DropDialog() {
  const { experiment: { drop: words } } = useMessages();
  const state = useDrop();
  // A catalog's zip is looked into as well: that must not flash a dialog.
  if (state.stage === 'looking') return <p className="import-chip" role="status">{words.looking(state.name)}</p>;
  return (
    <Modal opened={state.stage !== 'none'} onClose={closeDrop} title={titleOf(state, words)} size={520} lockScroll={false} closeButtonProps={{ 'aria-label': words.close }} transitionProps={{ duration: 120 }}
      classNames={{ content: 'catalog-window', header: 'catalog-header', title: 'catalog-title', body: 'catalog-body drop-question', inner: 'catalog-inner' }}>
      {state.stage === 'run' && <RunQuestion file={state.file} found={state.found} />}
      {state.stage === 'experiment' && <ExperimentQuestion file={state.file} found={state.found} />}
      <p role="status">{state.stage === 'opening' && words.opening}</p>
      <div role="alert">
        {state.stage === 'unknown' && <p>{words.unknown(state.name)}</p>}
        {state.stage === 'failed' && <p dir="auto">{words.unread(state.name, state.why)}</p>}
      </div>
    </Modal>
  );
}

type Words = ReturnType<typeof useMessages>['experiment']['drop'];

function titleOf(state: DropState, words: Words): string {
  if (state.stage === 'run') return words[state.found.kind];
  return state.stage === 'experiment' ? words.experiment : words.file;
}

function RunQuestion({ file, found: { kind, runId, name, step, exists } }: { file: File; found: FoundRun }) {
  const { experiment: { drop: words } } = useMessages();
  const inTraining = useLiveRun((live) => isAlive(live) && live.runId === runId);
  return (
    <>
      <p dir="auto">{kind === 'run' ? words.runIs(name, step) : words.checkpointIs(name, step)}</p>
      {exists && <p>{inTraining ? words.training(name) : words.exists(name)}</p>}
      <div className="catalog-buttons">
        {exists ? (
          <>
            <button type="button" className="strong-button" data-autofocus onClick={() => showKept(runId)}>{words.keepMine}</button>
            <button type="button" className="plain-button" disabled={inTraining} title={inTraining ? words.training(name) : undefined} onClick={() => void importDropped(file, true)}>{words.replace}</button>
          </>
        ) : <button type="button" className="strong-button" data-autofocus onClick={() => void importDropped(file, false)}>{words.openIt}</button>}
        <button type="button" className="plain-button" onClick={closeDrop}>{words.cancel}</button>
      </div>
    </>
  );
}

function ExperimentQuestion({ file, found }: { file: File; found: FoundExperiment }) {
  const { experiment: words } = useMessages();
  const draft = useDraft();
  const { drop } = words;
  const preset = presets.find(({ id }) => id === found.presetId)?.id ?? 'make';
  return (
    <>
      <p dir="auto">{drop.experimentIs(found.name, words.presets[preset], found.experiment.seed, found.experiment.catalog)}</p>
      <p>{drop.losesDraft(changedInDraft(draft).length)}</p>
      <div className="catalog-buttons">
        <button type="button" className="strong-button" data-autofocus onClick={() => void loadExperiment(file, found)}>{drop.load}</button>
        <button type="button" className="plain-button" onClick={closeDrop}>{drop.keepMine}</button>
      </div>
    </>
  );
}
