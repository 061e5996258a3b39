import { useMessages } from '../../../messages/language';

/** What the colors and marks of the matrix mean. */
export function MatrixLegend() {
  const { slowMotion: { legend } } = useMessages().pins;
  return (
    <p className="matrix-legend">
      <span>{legend.scale} {legend.low}<i className="scale" />{legend.high}</span>
      <span><i className="key positive" />{legend.positive}</span>
      <span><i className="key masked" />{legend.masked}</span>
      <span><i className="key hardest" />{legend.hardest}</span>
    </p>
  );
}
