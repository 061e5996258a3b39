import type { ProductExplanation, ScorePart } from '../../../lab/api';
import { score as shown } from '../../controls/numbers';
import { TableMenu } from '../../controls/TableMenu';
import { useMessages } from '../../messages/language';

/** Weight times match, part by part; the last row is the shown score, to the last digit. */
export function ScoreParts({ explained: { parts, score, digits, length } }: { explained: ProductExplanation }) {
  const { score: words } = useMessages().product;
  if (score === null) return null;
  const columns = words[parts?.some(({ kind }) => kind === 'word') ? 'words' : parts?.some(({ kind }) => kind === 'bm25') ? 'shares' : 'sides'];
  return (
    <section>
      <div className="part-head">
        <h3>{words.heading}</h3>
        <TableMenu name={words.table} headers={[columns.part, columns.weight, columns.match, columns.adds]} cells={() => [
          ...(parts ?? []).map((part) => [part.kind === 'word' ? part.word ?? '' : words[part.kind], part.weight, part.match, part.adds]), [words.score, null, null, score],
        ]} />
      </div>
      <table className="score-parts" aria-label={words.table}>
        <thead><tr><th scope="col">{columns.part}</th><th scope="col">{columns.weight}</th><th scope="col">{columns.match}</th><th scope="col">{columns.adds}</th></tr></thead>
        <tbody>
          {parts?.map((part, i) => (
            <tr key={`${part.kind} ${part.word ?? i}`}>
              <th scope="row">{isSide(part) && <i className={`swatch ${part.kind}`} />}<PartName part={part} /></th>
              <td>{part.weight === null ? (part.kind === 'word' ? words.inNoTitle : '–') : shown(part.weight)}</td>
              <td>{part.match === null ? '–' : shown(part.match)}</td>
              <td>{part.adds.toFixed(digits)}</td>
            </tr>
          ))}
          <tr className="sum"><th scope="row" colSpan={3}>{words.score}</th><td>{score.toFixed(digits)}</td></tr>
        </tbody>
      </table>
      {length !== null && <p className="quiet">{words.divided(shown(length))}</p>}
    </section>
  );
}

function isSide({ kind }: ScorePart): boolean {
  return kind === 'title' || kind === 'image';
}

function PartName({ part }: { part: ScorePart }) {
  const { score: words } = useMessages().product;
  return part.kind === 'word' ? <bdi>{part.word}</bdi> : words[part.kind];
}
