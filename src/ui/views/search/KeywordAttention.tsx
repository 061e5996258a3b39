import type { SearchAnswer } from '../../../lab/api';
import { percent } from '../../controls/numbers';

/** How much each typed word and each added keyword counts in the query's vector. */
export function KeywordAttention({ answer }: { answer: SearchAnswer }) {
  const { attention, unknownWords } = answer;
  return (
    <section>
      <h2>Keyword attention</h2>
      {attention ? (
        <ul className="attention" aria-label="Keyword attention">
          {attention.map((word) => (
            <li key={`${word.added}${word.text}`} className={word.added ? 'added' : undefined} style={{ '--share': word.share } as React.CSSProperties}>
              <span>{word.added ? `+ ${word.text}` : word.text}</span>
              <small>{percent(word.share)}</small>
            </li>
          ))}
        </ul>
      ) : <p className="dim">This ranker counts words; it does not weigh them with the model.</p>}
      {unknownWords.length > 0 && <p className="dim">{`Never seen in training: ${unknownWords.map(({ word }) => word).join(', ')}.`}</p>}
    </section>
  );
}
