import { useState } from 'react';
import { planAblation, switchApplies, switches, switchIsOn, type Switch } from '../../../experiment/ablation';
import type { Experiment } from '../../../experiment/experiment';
import { useMessages } from '../../messages/language';
import { startAblation, useAblationQueue } from '../../state/ablations';
import { isUnderWay } from '../../state/ablationQueue';
import { useDraft } from '../../state/draft';
import { useSeconds } from '../../state/draftEstimate';
import { isAlive, useLiveRun } from '../../state/liveRun';
import { useRuns } from '../../state/runsStore';
import { useShownRun } from '../../state/shownRun';
import { planName } from './ablationNames';
import { readSeeds } from './readSeeds';

/** Which mechanisms, which seeds, how many runs that makes and how long they take. */
export function AblationSetup({ onStart }: { onStart(): void }) {
  const { runs: { ablation: words } } = useMessages();
  const [fromRun, setFromRun] = useState(false);
  const [chosen, setChosen] = useState<readonly Switch[]>(['modalAdaptation']);
  const [typed, setTyped] = useState('1 2 3');
  const draft = useDraft();
  const shown = useShownRun().run;
  const { presetId, experiment } = fromRun && shown ? shown : draft;
  const training = useLiveRun((live) => (isAlive(live) ? live.name : null));
  const busy = useAblationQueue(isUnderWay);
  const applying = chosen.filter((name) => switchApplies(experiment, name) === true);
  const seeds = readSeeds(typed);
  const why = busy ? words.otherQueue : applying.length === 0 ? words.chooseOne : seeds === null || seeds.length === 0 ? words.seedsUnread(typed) : null;
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
        <span className="dim" id="ablation-start">{why ?? <><Cost experiment={experiment} runs={(applying.length + 1) * (seeds?.length ?? 0)} />{training && ` · ${words.busy(training)}`}</>}</span>
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

function Cost({ experiment, runs }: { experiment: Experiment; runs: number }) {
  const { runs: { ablation: words } } = useMessages();
  const { seconds, measuring } = useSeconds(experiment);
  const steps = experiment.training.stages.reduce((sum, stage) => sum + stage.steps, 0);
  return <>{words.count(runs, runs * steps)}{words.separator}{seconds !== null ? words.takes(seconds * runs) : measuring ? words.measuring : words.notMeasured}</>;
}
