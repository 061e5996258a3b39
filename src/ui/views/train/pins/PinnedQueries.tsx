import '../../../styles/pins.css';
import { useMessages } from '../../../messages/language';
import { useDraft } from '../../../state/draft';
import { setPins, useFrame, usePins, useShownStep } from '../../../state/frames';
import { useLabStore } from '../../../state/labStore';
import type { ShownRun } from '../../../state/shownRun';
import { sameQuery } from './frameChanges';
import { PinField } from './PinField';
import { PinnedQuery } from './PinnedQuery';
import { SavePins } from './SavePins';
import { WhyNotRanked } from './WhyNotRanked';

/** Queries that are ranked anew at every checkpoint. */
export function PinnedQueries({ run }: { run: ShownRun | null }) {
  const { pins: words } = useMessages();
  const drafted = useDraft(({ experiment }) => experiment.catalog);
  const catalog = run?.experiment.catalog ?? drafted;
  const named = useLabStore(({ status }) => status?.catalog.kind !== 'own');
  const { pins, suggested, open } = usePins(catalog);
  const { step, following } = useShownStep(run);
  const shown = useFrame(run, step, pins, open);
  const frame = open ? shown.frame : null;
  const before = open ? shown.before : null;
  const at = frame?.step ?? step;
  return (
    <section className="panel pins">
      <header>
        <div className="pin-head"><h2>{frame ? words.at(frame.step) : words.title}</h2>{run && frame && <SavePins run={run} frame={frame} />}</div>
        <p className="dim">{before ? words.newSince(before.step) : ' '}</p>
      </header>
      <ul className="pinned" role="list" aria-label={words.title} aria-busy={shown.stale} data-step={frame?.step}>
        {pins.map((query) => (
          <PinnedQuery key={query} query={query} run={run} ranked={sameQuery(frame, query)} before={sameQuery(before, query)} step={at} following={following && !shown.stale} named={named}
            onUnpin={(unpinned) => setPins(pins.filter((each) => each !== unpinned))} />
        ))}
      </ul>
      <WhyNotRanked run={run} catalog={catalog} open={open} step={step} pins={pins} ranked={frame !== null} failure={shown.failure} onAgain={shown.again} />
      <PinField pins={pins} suggested={suggested} open={open} />
    </section>
  );
}
