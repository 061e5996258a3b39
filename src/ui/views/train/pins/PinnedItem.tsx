import { ProductPicture } from '../../../controls/ProductPicture';
import { WeightBar } from '../../../controls/WeightBar';
import { useMessages } from '../../../messages/language';
import type { FrameResult, Move } from './frameChanges';
import { gradeName, itemSentence } from './itemSentence';

interface ItemProps {
  result: FrameResult;
  move: Move;
  named: boolean;
  chosen: boolean;
  onChoose(productId: string): void;
}

/** One product of a pinned query: picture, title | picture bar, grade. */
export function PinnedItem({ result, move, named, chosen, onChoose }: ItemProps) {
  const messages = useMessages();
  const { productId, hasImage, weights, grade } = result;
  const name = gradeName(grade, named, messages);
  const mark = (grade && named && messages.pins.marks[grade]) || (grade || '');
  return (
    <li data-product-id={productId} data-new={move === 'new' || undefined}>
      <button type="button" aria-label={itemSentence(result, move, named, messages)} aria-pressed={chosen} title={result.title} onClick={() => onChoose(productId)}>
        <span className="shown" aria-hidden="true">
          <ProductPicture productId={productId} hasImage={hasImage} />
          {weights ? <WeightBar weights={weights} /> : <span className="no-weights" />}
          <span className="mark" data-grade={name === null || !named ? undefined : grade}>{name === null ? '' : mark}</span>
        </span>
      </button>
    </li>
  );
}

/** Where a product will stand. */
export function EmptySlot() {
  return <li className="slot" aria-hidden="true"><span className="picture" /><span className="no-weights" /><span className="mark" /></li>;
}
