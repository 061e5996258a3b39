import { useMessages } from '../messages/language';
import { percent } from './numbers';

/** How much a product's title (blue, solid) and its picture (orange, striped) count. */
export function WeightBar({ weights }: { weights: { title: number; image: number } }) {
  const { shell } = useMessages();
  return (
    <div className="weights" role="meter" aria-label={shell.imageWeight} aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(weights.image * 100)}
      aria-valuetext={shell.titleAndPicture(percent(weights.title), percent(weights.image))} style={{ '--title-share': weights.title } as React.CSSProperties}>
      <span className="title" /><span className="image" />
    </div>
  );
}
