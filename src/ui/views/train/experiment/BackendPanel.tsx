import { useId } from 'react';
import type { Backend } from '../../../../lab/api';
import type { BackendCard } from '../../../../lab/trainApi';
import { useMessages } from '../../../messages/language';
import { useLabStore } from '../../../state/labStore';
import { isAlive, useLiveRun } from '../../../state/liveRun';
import { chooseBackend, useBackend } from '../../../state/trainWorker';

const offered = ['auto', 'webgpu', 'wasm', 'cpu'] as const satisfies (Backend | 'auto')[];

/** Which backend trains, what was tried, and what was refused and why; and where runs are kept. */
export function BackendPanel() {
  const { experiment: { backend: words }, shell } = useMessages();
  const { card, failure, trying, wanted } = useBackend();
  const place = useLabStore(({ status }) => status?.storage ?? null);
  const id = useId();
  return (
    <section className="panel backend" aria-labelledby={id}>
      <div className="head">
        <h2 id={id}>{words.title}</h2>
        <BackendChoice />
      </div>
      <div role="status">
        {trying ? <p className="note">{words.trying}</p> : !card && !failure ? <p className="note">{words.untried}</p> : null}
        {failure && <p className="refusal" dir="auto">{wanted === 'auto' ? words.failed(words.reason(failure)) : words.forcedFailed(shell.backends[wanted], words.reason(onlyReason(failure)))}</p>}
      </div>
      {card && !trying && <Tried card={card} />}
      {place && <p className="note">{words.places[place]}</p>}
    </section>
  );
}

/** Of the one backend that was asked for. */
function onlyReason(failure: string): string {
  return /^No backend works here: \w+: (.*)\.$/s.exec(failure)?.[1] ?? failure;
}

function BackendChoice() {
  const { experiment: { backend: words }, shell } = useMessages();
  const { wanted, trying } = useBackend();
  const alive = useLiveRun(isAlive);
  const why = alive ? words.lockedWhy : trying ? words.trying : words.autoWhy;
  return (
    <select aria-label={words.choose} value={wanted} disabled={alive || trying} title={why} aria-description={why} onChange={({ currentTarget }) => void chooseBackend(offered.find((name) => name === currentTarget.value) ?? 'auto')}>
      {offered.map((name) => <option key={name} value={name}>{name === 'auto' ? words.auto : shell.backends[name]}</option>)}
    </select>
  );
}

/** The one that was taken first, then the others with what speaks against them. */
function Tried({ card: { backend, forced, tried } }: { card: BackendCard }) {
  const { experiment: { backend: words }, shell } = useMessages();
  const names: Record<string, string> = shell.backends;
  const ordered = [...tried.filter(({ name }) => name === backend), ...tried.filter(({ name }) => name !== backend)];
  return (
    <ul className="tried" aria-label={words.tried}>
      {ordered.map(({ name, stepsPerSecond, reason }) => (
        <li key={name} data-taken={name === backend || undefined}>
          <span>{name === backend ? words.chosen(names[name] ?? name, forced) : names[name] ?? name}</span>
          {reason === null && stepsPerSecond !== null && <span title={words.probe}>{words.speed(stepsPerSecond)}</span>}
          {reason !== null && <p className="note" dir="auto">{words.reason(reason)}</p>}
        </li>
      ))}
    </ul>
  );
}
