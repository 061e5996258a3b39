import { shippedRankers, type RankerFigure } from '../../../lab/api';
import { score } from '../../controls/numbers';
import { useMessages } from '../../messages/language';
import { useLabStore } from '../../state/labStore';
import { useRankerName } from '../../state/rankerName';

/** Which ranker stands on a side, and how well it answers this query. */
export function RankerChoice({ side, ranker, figure, onChoose }: { side: 'a' | 'b'; ranker: string; figure: RankerFigure | null; onChoose(ranker: string): void }) {
  const { compare } = useMessages();
  const status = useLabStore(({ status }) => status);
  const name = useRankerName();
  const own = status?.rankers.flatMap(({ id, run }) => (run ? [id] : [])) ?? [];
  const runs = own.includes(ranker) || shippedRankers.some((id) => id === ranker) ? own : [ranker, ...own];
  return (
    <div className={`choice ${side}`}>
      <label>
        <span>{compare.sides[side]}</span>
        <select value={ranker} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
          {shippedRankers.map((id) => <option key={id} value={id}>{name(id)}</option>)}
          {runs.length > 0 && <optgroup label={compare.ownRuns}>{runs.map((id) => <option key={id} value={id}>{name(id)}</option>)}</optgroup>}
        </select>
      </label>
      <p title={figure && figure.ndcg10 === null ? compare.notJudgedWhy : undefined}>
        <span>{compare.ndcg}</span>
        {figure?.ndcg10 === null ? <span>{compare.notJudged}</span> : <b>{figure ? score(figure.ndcg10) : '–'}</b>}
      </p>
    </div>
  );
}
