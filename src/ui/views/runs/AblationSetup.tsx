import { useState } from 'react';
import { planAblation, switchApplies, switches, switchIsOn, type Switch } from '../../../experiment/ablation';
import type { Experiment } from '../../../experiment/experiment';
import { useLanguage, useMessages } from '../../messages/language';
import { startAblation, useAblationQueue } from '../../state/ablations';
import { isUnderWay } from '../../state/ablationQueue';
import { useDraft } from '../../state/draft';
import { useDraftEstimate, useSeconds } from '../../state/draftEstimate';
import { isAlive, useLiveRun } from '../../state/liveRun';
import { useRuns } from '../../state/runsStore';
import type { ShownRun } from '../../state/shownRun';
import { fileSize } from '../catalog/fileSize';
import { useStartRefusal } from '../train/experiment/startRefusal';
import { planName } from './ablationNames';
import { readSeeds } from './readSeeds';

/** What an ablation may begin with, besides the draft. */
export type AblationBasis = Pick<ShownRun, 'name' | 'presetId' | 'experiment'>;

/** Which mechanisms, which seeds, how many runs that makes and how long they take. */
export function AblationSetup({ shown, onStart }: { shown: AblationBasis | null; onStart(): void }) {
  const { runs: { ablation: words } } = useMessages();
  const [fromRun, setFromRun] = useState(false);
  const [chosen, setChosen] = useState<readonly Switch[]>(['modalAdaptation']);
  const [typed, setTyped] = useState('1 2 3');
  const draft = useDraft();
  const { presetId, experiment } = fromRun && shown ? shown : draft;
  const training = useLiveRun((live) => (isAlive(live) ? live.name : null));
  const busy = useAblationQueue(isUnderWay);
  const refusal = useStartRefusal();
  const ofDraft = experiment === draft.experiment;
  const applying = chosen.filter((name) => switchApplies(experiment, name) === true);
  const seeds = readSeeds(typed);
  const why = busy ? words.otherQueue : applying.length === 0 ? words.chooseOne : seeds === null || seeds.length === 0 ? words.seedsUnread(typed) : ofDraft ? refusal : null;
  const start = () => {
    if (!seeds) return;
    const name = planName({ experiment, switches: applying, seeds }, words);
    onStart();
    void startAblation(planAblation({ name, presetId, experiment, switches: applying, seeds }, new Date(), new Set(useRuns.getState().runs?.map(({ id }) => id))));
  };
  return (
    <div className="ablation-setup">
      {shown && (
        <fieldset>
          <legend>{words.basis}</legend>
          <label><input type="radio" name="ablation-basis" checked={!fromRun} onChange={() => setFromRun(false)} />{words.fromDraft}</label>
          <label><input type="radio" name="ablation-basis" checked={fromRun} onChange={() => setFromRun(true)} />{words.fromRun(shown.name)}</label>
        </fieldset>
      )}
      <Switches experiment={experiment} chosen={chosen} onChoose={setChosen} />
      <label className="seeds"><span>{words.seeds}</span><input type="text" inputMode="numeric" value={typed} aria-describedby="ablation-seeds" aria-invalid={seeds === null || undefined} onChange={({ currentTarget }) => setTyped(currentTarget.value)} /><small id="ablation-seeds">{words.seedsHint}</small></label>
      <p className="buttons">
        <button type="button" disabled={why !== null} aria-describedby="ablation-start" onClick={start}>{words.start}</button>
        <span className="dim" id="ablation-start">{why ?? <><Cost experiment={experiment} runs={(applying.length + 1) * (seeds?.length ?? 0)} ofDraft={ofDraft} />{training && ` · ${words.busy(training)}`}</>}</span>
      </p>
    </div>
  );
}

function Switches({ experiment, chosen, onChoose }: { experiment: Experiment; chosen: readonly Switch[]; onChoose(switches: readonly Switch[]): void }) {
  const { experiment: { reasons }, runs: { ablation: words } } = useMessages();
  return (
    <fieldset className="switches">
      <legend>{words.switches}</legend>
      {switches.map((name) => {
        const applies = switchApplies(experiment, name);
        const refusal = applies === true ? null : `${words.refused} ${reasons[applies]}`;
        return (
          <label key={name} title={refusal ?? undefined}>
            <input type="checkbox" disabled={refusal !== null} checked={refusal === null && chosen.includes(name)} aria-describedby={refusal ? `ablation-${name}` : undefined}
              onChange={({ currentTarget }) => onChoose(currentTarget.checked ? [...chosen, name] : chosen.filter((each) => each !== name))} />
            <span>{words.turns(words.variants[name], switchIsOn(experiment, name))}{refusal && <small id={`ablation-${name}`}>{refusal}</small>}</span>
          </label>
        );
      })}
    </fieldset>
  );
}

/** What all runs together take; the room is known for what is set up. */
function Cost({ experiment, runs, ofDraft }: { experiment: Experiment; runs: number; ofDraft: boolean }) {
  const { language, messages } = useLanguage();
  const words = messages.runs.ablation;
  const disk = useDraftEstimate(({ estimate }) => estimate?.diskBytes ?? null);
  const { seconds, measuring } = useSeconds(experiment);
  const steps = experiment.training.stages.reduce((sum, stage) => sum + stage.steps, 0);
  const parts = [
    words.count(runs, runs * steps), seconds !== null ? words.takes(seconds * runs) : measuring ? words.measuring : words.notMeasured,
    ofDraft && disk !== null && runs > 0 ? messages.experiment.disk(fileSize(disk * runs, language)) : '',
  ];
  return <>{parts.filter(Boolean).join(words.separator)}</>;
}
