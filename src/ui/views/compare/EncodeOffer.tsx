import { proxy } from 'comlink';
import { useState } from 'react';
import type { Progress } from '../../../lab/api';
import { useMessages } from '../../messages/language';
import { ask, messageOf, useLabStore } from '../../state/labStore';
import { stopLab } from './comparisons';
import { useRankerName } from './comparedPair';
import { Underway } from './Underway';

/** A ranker that the open catalog has not gone through: says so, and encodes. */
export function EncodeOffer({ ranker }: { ranker: string }) {
  const { compare, shell } = useMessages();
  const name = useRankerName()(ranker);
  const catalog = useLabStore(({ status }) => status?.catalog.name ?? '');
  const [progress, setProgress] = useState<Progress | 'starting' | null>(null);
  const [outcome, setOutcome] = useState<string | null>(null);

  const encode = async () => {
    setProgress('starting');
    setOutcome(null);
    try {
      const rankers = await ask((lab) => lab.encode(ranker, proxy(setProgress)));
      useLabStore.setState(({ status, generation }) => ({ status: status && { ...status, rankers }, generation: generation + 1 }));
    } catch (cause) {
      setOutcome(cause instanceof Error && cause.name === 'AbortError' ? compare.stopped : shell.failed(messageOf(cause)));
    } finally {
      setProgress(null);
    }
  };
  return (
    <div className="notice offer">
      <p>{compare.notEncoded(catalog, name)}</p>
      {progress ? <Underway name={compare.encoding(name)} progress={progress === 'starting' ? null : progress} onStop={stopLab} />
        : <p><button type="button" className="act" onClick={() => void encode()}>{compare.encode(name)}</button> <span className="dim">{compare.encodeWhy}</span></p>}
      {outcome && <p role="status">{outcome}</p>}
    </div>
  );
}
