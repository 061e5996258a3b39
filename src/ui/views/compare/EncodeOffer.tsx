import { useMessages } from '../../messages/language';
import { useEncoding } from '../../state/encoding';
import { useLabStore } from '../../state/labStore';
import { useRankerName } from './comparedPair';
import { Underway } from './Underway';

/** A ranker that the open catalog has not gone through: says so, and encodes. */
export function EncodeOffer({ ranker }: { ranker: string }) {
  const { compare, shell } = useMessages();
  const name = useRankerName();
  const model = name(ranker === 'blend' ? 'make' : ranker);
  const catalog = useLabStore(({ status }) => status?.catalog.name ?? '');
  const { running, progress, ended, start, stop } = useEncoding(ranker);
  return (
    <div className="notice offer">
      <p>{compare.notEncoded(catalog, name(ranker), model)}</p>
      {running ? <Underway name={compare.encoding(model)} progress={progress} onStop={stop} />
        : <p><button type="button" className="act" onClick={() => void start()}>{compare.encode(model)}</button> <span className="dim">{compare.encodeWhy}</span></p>}
      {ended && <p role="status">{ended === 'stopped' ? compare.stopped : shell.failed(ended.failure)}</p>}
    </div>
  );
}
