import { useState } from 'react';
import { fieldDifferences } from '../../../../experiment/fields';
import { useMessages } from '../../../messages/language';
import { useDraft } from '../../../state/draft';
import type { ShownRun } from '../../../state/shownRun';
import { changesInWords } from '../experiment/fieldWords';
import { stepsOf, withTrainingOf } from './forkedExperiment';
import { forkFrom } from './goOn';

const mostListed = 4;

/** With which settings the fork learns on: the run's own, or those that are set up. */
export function Fork({ run, step, alive, onBegin, onNo }: { run: ShownRun; step: number; alive: boolean; onBegin(way: Promise<void>): void; onNo(): void }) {
  const { pins: { goOn: words }, experiment: settings } = useMessages();
  const other = withTrainingOf(run.experiment, useDraft(({ experiment }) => experiment));
  const changes = other ? changesInWords(settings, fieldDifferences(run.experiment, other)) : [];
  const [asDrafted, setAsDrafted] = useState(true);
  const experiment = asDrafted && other ? other : run.experiment;
  const total = stepsOf(experiment);
  const why = total <= step ? words.why.nothingLeft(total, step) : null;
  return (
    <div className="asked">
      <p>{words.askFork(step)} {alive && words.endsFirst}</p>
      {other ? <>
        <label><input type="radio" name="fork-settings" checked={asDrafted} onChange={() => setAsDrafted(true)} /><span>{words.draft} <small>{words.draftWhy}</small></span></label>
        <ul>
          {changes.slice(0, mostListed).map(({ name, before, after }) => <li key={name}>{settings.change(name, before, after)}</li>)}
          {changes.length > mostListed && <li>{settings.andMore(changes.length - mostListed)}</li>}
        </ul>
        <label><input type="radio" name="fork-settings" checked={!asDrafted} onChange={() => setAsDrafted(false)} /><span>{words.same} <small>{words.sameWhy}</small></span></label>
      </> : <><p>{words.same} <small>{words.sameWhy}</small></p><p className="dim">{words.otherwise}</p></>}
      {why && <p>{why}</p>}
      <div className="film"><button type="button" className="primary" disabled={why !== null} title={why ?? undefined} aria-description={why ?? undefined} onClick={() => onBegin(forkFrom(run, step, experiment))}>{words.forkYes}</button><button type="button" onClick={onNo}>{words.no}</button></div>
    </div>
  );
}
