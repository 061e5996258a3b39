import { useMessages } from '../../../messages/language';
import { useTemperature } from './temperature';

/** The loss in one line, its symbols defined and the temperature as it is now. */
export function HowLossIsMade({ step }: { step: number }) {
  const { slowMotion: words } = useMessages().pins;
  const { isSoftmax, temperature } = useTemperature(step);
  return <p className="formula dim">{isSoftmax ? words.infoNce(temperature === null ? null : temperature.toFixed(3)) : words.sigmoid}</p>;
}
