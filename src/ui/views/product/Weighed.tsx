import type { ProductExplanation, Weights } from '../../../lab/api';
import { percent } from '../../controls/numbers';
import { WeightBar } from '../../controls/WeightBar';
import { useMessages } from '../../messages/language';

/** The weights in use, learned by most rankers, above the planted ones. */
export function Weighed({ explained: { weights, planted, findings } }: { explained: ProductExplanation }) {
  const { product: words } = useMessages();
  if (!weights) return null;
  const learned = !findings.some(({ kind }) => kind === 'sameForAll' || kind === 'readsOnly');
  return (
    <section className="weighed">
      <h3>{words.weightsTitle}</h3>
      <Weight name={learned ? words.learned : words.set} weights={weights} />
      {planted && (planted.weights ? <Weight name={words.planted} weights={planted.weights} /> : <div className="weight"><span>{words.planted}</span><span className="dim">{words.nothingPlanted}</span></div>)}
    </section>
  );
}

function Weight({ name, weights }: { name: string; weights: Weights }) {
  const { product: words } = useMessages();
  return (
    <div className="weight" role="group" aria-label={name}>
      <span>{name}</span>
      <div>
        <WeightBar weights={weights} />
        <div className="numbers"><span>{words.title(percent(weights.title))}</span><span>{words.picture(percent(weights.image))}</span></div>
      </div>
    </div>
  );
}
