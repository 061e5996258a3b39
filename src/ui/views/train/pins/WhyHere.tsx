import { runRanker } from '../../../../lab/runs/runId';
import { percent, score as shown } from '../../../controls/numbers';
import { useMessages } from '../../../messages/language';
import { routeHash, useRoute } from '../../../state/route';
import type { ShownRun } from '../../../state/shownRun';
import { useExplained } from './explained';
import { mixedLength, type ExplainedItem, type ExplainedItems } from './explainedItems';

interface WhyProps {
  run: ShownRun;
  step: number;
  following: boolean;
  query: string;
  productIds: readonly string[];
  onClose(): void;
}

/** One or two products of a pinned query: weight times match, side by side. */
export function WhyHere({ run, step, following, query, productIds, onClose }: WhyProps) {
  const { pins: { why }, shell } = useMessages();
  const route = useRoute();
  const { value, failure } = useExplained(run, step, following, query, productIds);
  const address = (productId: string) => routeHash({ ...route, view: 'search', query, ranker: runRanker(run.runId, step), product: productId });
  return (
    <div className="why-here" role="region" aria-label={why.region(query)}>
      <div className="pin-head">
        <span className="dim">{value ? (value.live ? why.live : why.kept)(value.step) : why.asking}</span>
        <button type="button" onClick={onClose}>{why.close}</button>
      </div>
      {failure && <p role="alert">{shell.failed(failure)}</p>}
      {value && <Reading attention={value.attention} />}
      {value && value.items.length === 0 && <p className="dim">{why.gone}</p>}
      <div className="explained">
        {value?.items.map((item) => <Explained key={item.productId} item={item} most={mostAdded(value.items)} address={address(item.productId)} />)}
      </div>
      {productIds.length === 1 && <p className="dim">{why.compare}</p>}
    </div>
  );
}

/** Bars of both products are of one scale. */
function mostAdded(items: readonly ExplainedItem[]): number {
  return Math.max(1e-6, ...items.flatMap(({ sides }) => (sides ? [Math.abs(sides.title.adds), Math.abs(sides.image.adds)] : [])));
}

function Reading({ attention }: Pick<ExplainedItems, 'attention'>) {
  const { pins: { why } } = useMessages();
  if (attention.length === 0) return null;
  return <p className="reading"><span className="dim">{why.reads}</span> {attention.map(({ text, added, share }, i) => <span key={i}><bdi>{text}</bdi>{added && ` (${why.added})`} {percent(share)}</span>)}</p>;
}

function Explained({ item, most, address }: { item: ExplainedItem; most: number; address: string }) {
  const { pins: { why }, product, search } = useMessages();
  const { title, score, sides } = item;
  const length = mixedLength(item);
  return (
    <div>
      <h3 dir="auto">{title || search.untitled}</h3>
      {sides ? (
        <table aria-label={why.table(title || search.untitled)}>
          <thead><tr><th scope="col">{why.columns.part}</th><th scope="col">{why.columns.weight}</th><th scope="col">{why.columns.match}</th><th scope="col">{why.columns.adds}</th></tr></thead>
          <tbody>
            {(['title', 'image'] as const).map((side) => (
              <tr key={side}>
                <th scope="row">{why[side]}<i className={`part-bar ${side}`} data-below={sides[side].adds < 0 || undefined} style={{ '--share': Math.abs(sides[side].adds) / most } as React.CSSProperties} /></th>
                <td>{percent(sides[side].weight)}</td><td>{sides[side].match.toFixed(2)}</td><td>{shown(sides[side].adds)}</td>
              </tr>
            ))}
            <tr className="sum"><th scope="row" colSpan={3}>{why.score}</th><td>{score === null ? '–' : shown(score)}</td></tr>
          </tbody>
        </table>
      ) : <p>{score !== null && <b>{why.score} {shown(score)}. </b>}{product.says.mixedBeforeScore}</p>}
      {length !== null && <p className="dim">{product.score.divided(shown(length))}</p>}
      <a href={address}>{why.all}</a>
    </div>
  );
}
