import { memo } from 'react';
import type { OpenStatus, RankerId } from '../../../lab/api';
import { percent } from '../../controls/numbers';
import { useMessages } from '../../messages/language';
import { Emphasized } from '../../controls/Emphasized';

/** More strange words than this: the model's answers deserve little trust. */
const many = 0.3;

/** For a catalog that the model did not learn on: how much of it is new to the model, and what to do about it. */
export const StrangeCatalog = memo(function StrangeCatalog({ status, ranker, onChoose }: { status: OpenStatus | null; ranker: RankerId; onChoose(ranker: RankerId): void }) {
  const { search, shell } = useMessages();
  if (!status || status.strangeWords === null) return null;
  return (
    <div className="notice strange">
      <p><Emphasized text={search.strange(percent(status.strangeWords))} /> {status.strangeWords > many ? search.strangeMuch : search.strangeLittle}</p>
      <div className="buttons">
        {(['blend', 'bm25'] as const).filter((id) => id !== ranker).map((id) => <button key={id} type="button" onClick={() => onChoose(id)}>{search.use(shell.rankers[id])}</button>)}
      </div>
    </div>
  );
});

/** What ranks here, and that it is small. */
export const ModelLine = memo(function ModelLine({ status }: { status: OpenStatus | null }) {
  const { search } = useMessages();
  if (!status) return null;
  const { presetTitle, parameters, catalog } = status.run;
  return <p className="model-line">{search.model(presetTitle, parameters.toLocaleString('en'), catalog)}</p>;
});
