import { useMessages } from '../../../messages/language';
import { useLiveRun } from '../../../state/liveRun';

/** The loss in one line, its symbols defined and the temperature as it is now. */
export function HowLossIsMade({ step }: { step: number }) {
  const { slowMotion: words } = useMessages().pins;
  const temperature = useLiveRun(({ lines }) => lines.find((line) => line.step === step)?.temperature ?? lines.findLast((line) => line.temperature !== undefined)?.temperature ?? null);
  const isSigmoid = useLiveRun(({ experiment }) => experiment?.training.stages.some(({ objectives }) => objectives.some((each) => each.kind === 'contrastive' && each.from === 'query' && each.to === 'product' && each.form === 'sigmoid')) ?? false);
  return <p className="formula dim">{isSigmoid ? words.sigmoid : words.infoNce(temperature === null ? null : temperature.toFixed(3))}</p>;
}
