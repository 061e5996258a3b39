import type { Progress, RankerId } from '../../../lab/api';
import { useMessages } from '../../messages/language';
import { useEncoding } from '../../state/encoding';
import { useLabStore } from '../../state/labStore';
import { Emphasized } from './Emphasized';

/** Where the open catalog has not gone through the chosen model: why it cannot rank yet, and the way to change that. */
export function EncodeOffer({ ranker }: { ranker: RankerId }) {
  const { search, shell } = useMessages();
  const { encode } = search;
  const name = (shell.rankers as Record<string, string>)[ranker === 'blend' ? 'make' : ranker] ?? ranker;
  const catalog = useLabStore(({ status }) => status?.catalog);
  const { running, progress, ended, start, stop } = useEncoding(ranker);
  const said = ended && (ended === 'stopped' ? encode.stopped : shell.failed(ended.failure));
  return (
    <div className="notice encode">
      <p><Emphasized text={encode.why(catalog?.name ?? '', catalog?.products.toLocaleString('en') ?? '', name)} /></p>
      <div className="buttons">
        {running ? <button type="button" onClick={stop}>{encode.stop}</button> : <button type="button" onClick={() => void start()}>{encode.start(name)}</button>}
        <span role="status">{running ? told(progress, search, shell.tasks) : said}</span>
        {running && progress && <progress aria-label={encode.start(name)} value={progress.done} max={Math.max(1, progress.total)} />}
      </div>
    </div>
  );
}

function told(progress: Progress | null, { encode }: ReturnType<typeof useMessages>['search'], tasks: Record<Progress['task'], string>): string {
  if (!progress) return encode.begins;
  const { task, done, total, perSecond, secondsLeft } = progress;
  return [encode.doing(tasks[task], done.toLocaleString('en'), total.toLocaleString('en')), perSecond ? encode.rate(perSecond.toFixed(perSecond < 10 ? 1 : 0)) : '', secondsLeft ? encode.left(Math.ceil(secondsLeft)) : '']
    .filter(Boolean).join(' · ');
}
