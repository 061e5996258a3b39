import { memo } from 'react';
import { shippedRankers, type RankerFigure, type RankerId, type RankerInfo, type SearchAnswer } from '../../../lab/api';
import { parseRunRanker } from '../../../lab/runs/runId';
import { percent } from '../../controls/numbers';
import { useMessages } from '../../messages/language';
import { rankerInfo, useRankerName } from '../../state/rankerName';
import { shownRuns } from './shownRuns';

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

/** Who ranks, with what each makes of this query: shipped rankers first, then the newest own runs. */
export const RankerSwitch = memo(function RankerSwitch({ ranker, rankers, figures, part, onChoose }: RankerSwitchProps) {
  const { search } = useMessages();
  const name = useRankerName();
  const measured = figures?.some(({ ndcg10 }) => ndcg10 !== null) ?? true;
  const { near, more } = shownRuns(rankers ?? [], ranker);
  return (
    <div className="ranker-switch">
      <h2 id="ranked-by">{measured ? `${search.rankedBy}${part ? ` (${search.part[part]})` : ''}` : search.rankedByUnjudged}</h2>
      <div className="rankers" role="radiogroup" aria-label={search.ranker} aria-describedby="ranked-by">
        {[...shippedRankers, ...near].map((id) => (
          <Option key={id} id={id} checked={id === ranker} info={rankerInfo(id, rankers ?? undefined)} figure={figures?.find((each) => each.ranker === id)} onChoose={onChoose} />
        ))}
      </div>
      {more.length > 0 && (
        <select className="more-runs" value="" aria-label={search.moreRuns(more.length)} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
          <option value="" disabled>{search.moreRuns(more.length)}</option>
          {more.map((id) => <option key={id} value={id}>{name(id)}</option>)}
        </select>
      )}
    </div>
  );
});

interface OptionProps {
  id: RankerId;
  checked: boolean;
  info: RankerInfo | undefined;
  figure: RankerFigure | undefined;
  onChoose(ranker: RankerId): void;
}

/** Of an own run that was not asked yet the step stands in the figure's place: reading its model for a number nobody asked for would make the others wait. */
function Option({ id, checked, info, figure, onChoose }: OptionProps) {
  const { search } = useMessages();
  const name = useRankerName()(id);
  const step = parseRunRanker(id)?.step ?? info?.run?.step;
  const asOf = step === undefined ? null : search.runAt(step);
  const waits = info?.state === 'notEncoded';
  const why = waits ? search.notEncodedWhy(name) : figure ? described(figure, search) : asOf ?? '';
  return (
    <label title={why}>
      <input type="radio" name="ranker" value={id} checked={checked} aria-label={name} aria-describedby={`figure-${id}`} onChange={() => onChoose(id)} />
      <span dir="auto">{name}</span>
      <small aria-hidden="true">{waits ? search.notEncoded : figure ? short(figure, search.unjudged) : asOf ?? '…'}</small>
      <span className="sr-only" id={`figure-${id}`}>{why}</span>
    </label>
  );
}

function short({ ndcg10 }: RankerFigure, unjudged: string): string {
  return ndcg10 === null ? unjudged : ndcg10.toFixed(2).replace(/^0/, '');
}

function described({ ndcg10, judged10 }: RankerFigure, { figure, unjudgedQuery }: { figure(ndcg: string, judged: string): string; unjudgedQuery: string }): string {
  return ndcg10 === null || judged10 === null ? unjudgedQuery : figure(ndcg10.toFixed(3), percent(judged10));
}
