import type { CatalogDescription } from '../../../lab/api';
import { count, percent } from '../../controls/numbers';
import { useMessages } from '../../messages/language';

/** The counts, each with what it means for a figure. */
export function CountTiles({ description, own }: { description: CatalogDescription; own: boolean }) {
  const { data: { tiles, clickLog } } = useMessages();
  const { products, categories, withoutTitle, withoutImage, imageUrls, queries, meanWords, judgments, relevantGrade, labelsComplete, clicks, clickedPairs, split } = description;
  const heldOut = split.parts.find(({ part }) => part === 'test');
  return (
    <>
      <ul className="tiles" aria-label={tiles.name}>
        <Tile value={products} text={`${tiles.products(categories, withoutTitle, withoutImage)}${imageUrls > 0 ? `; ${tiles.urls(imageUrls)}` : ''}`} />
        <Tile value={queries} text={tiles.queries(meanWords.query, meanWords.title)} />
        <Tile value={judgments} text={judgments > 0 ? tiles.judgments(relevantGrade, labelsComplete) : tiles.noJudgments} />
        <Tile value={clicks} text={clicks > 0 ? tiles.clicks(clickedPairs) : tiles.noClicks} />
        {heldOut && <Tile value={heldOut.queries} text={(own ? tiles.heldOutOwn : tiles.heldOut)(heldOut.products)} />}
      </ul>
      {description.clickLog && <p className="dim note">{clickLog(percent(description.clickLog.relevantNeverClicked), percent(description.clickLog.clicksOnIrrelevant))}</p>}
    </>
  );
}

function Tile({ value, text }: { value: number; text: string }) {
  return <li className="tile"><b>{count(value)}</b><span>{text}</span></li>;
}
