import { memo } from 'react';
import { shippedRankers, type RankerFigure, type RankerId, type RankerInfo, type SearchAnswer } from '../../../lab/api';
import { percent } from '../../controls/numbers';
import { useMessages } from '../../messages/language';

interface RankerSwitchProps {
  ranker: RankerId;
  /** Null before the catalog is open. */
  rankers: readonly RankerInfo[] | null;
  /** This query's; null while they are measured. */
  figures: readonly RankerFigure[] | null;
  /** The part of the catalog's queries that holds this one. */
  part: SearchAnswer['part'];
  onChoose(ranker: RankerId): void;
}

/** Who ranks, with what each makes of this query. */
export const RankerSwitch = memo(function RankerSwitch({ ranker, rankers, figures, part, onChoose }: RankerSwitchProps) {
  const { search, shell } = useMessages();
  const names: Record<string, string> = shell.rankers;
  const measured = figures?.some(({ ndcg10 }) => ndcg10 !== null) ?? true;
  return (
    <div className="ranker-switch">
      <h2 id="ranked-by">{measured ? `${search.rankedBy}${part ? ` (${search.part[part]})` : ''}` : search.rankedByUnjudged}</h2>
      <div className="rankers" role="radiogroup" aria-label={search.ranker} aria-describedby="ranked-by">
        {shippedRankers.map((id) => {
          const waits = rankers?.some((info) => info.id === id && info.state === 'notEncoded') ?? false;
          const figure = figures?.find((each) => each.ranker === id);
          const why = waits ? search.notEncodedWhy(names[id]) : figure ? described(figure, search) : '';
          return (
            <label key={id} title={why}>
              <input type="radio" name="ranker" value={id} checked={id === ranker} aria-label={names[id]} aria-describedby={`figure-${id}`} onChange={() => onChoose(id)} />
              <span>{names[id]}</span>
              <small aria-hidden="true">{waits ? search.notEncoded : figure ? short(figure, search.unjudged) : '…'}</small>
              <span className="sr-only" id={`figure-${id}`}>{why}</span>
            </label>
          );
        })}
      </div>
    </div>
  );
});

function short({ ndcg10 }: RankerFigure, unjudged: string): string {
  return ndcg10 === null ? unjudged : ndcg10.toFixed(2).replace(/^0/, '');
}

function described({ ndcg10, judged10 }: RankerFigure, { figure, unjudgedQuery }: { figure(ndcg: string, judged: string): string; unjudgedQuery: string }): string {
  return ndcg10 === null || judged10 === null ? unjudgedQuery : figure(ndcg10.toFixed(3), percent(judged10));
}
