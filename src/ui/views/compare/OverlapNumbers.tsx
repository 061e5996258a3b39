import type { PairOfAnswers } from '../../../lab/api';
import { useMessages } from '../../messages/language';

/** How alike the two lists are, each number with what it means. */
export function OverlapNumbers({ overlap }: { overlap: PairOfAnswers['overlap'] }) {
  const { overlap: words } = useMessages().compare;
  const numbers = [
    { name: words.common(overlap.of), value: String(overlap.common), why: words.commonWhy },
    { name: words.jaccard, value: overlap.jaccard.toFixed(2), why: words.jaccardWhy },
    { name: words.rbo, value: overlap.rbo.toFixed(2), why: words.rboWhy },
  ];
  return (
    <section className="overlap" aria-label={words.heading}>
      <h2>{words.heading}</h2>
      <dl>
        {numbers.map(({ name, value, why }) => <div key={name}><dt>{name}</dt><dd><b>{value}</b><span>{why}</span></dd></div>)}
      </dl>
    </section>
  );
}
