import type { CatalogDescription, Weights } from '../../../lab/api';
import { count, percent } from '../../controls/numbers';
import { TableMenu } from '../../controls/TableMenu';
import { WeightBar } from '../../controls/WeightBar';
import { useMessages } from '../../messages/language';
import { Panel } from './Panel';
import { useSlice } from './useSlice';

/** Per regime how much the picture counts for MAKE, beside how much it should. */
export function Regimes({ regimes }: { regimes: NonNullable<CatalogDescription['regimes']> }) {
  const { regimes: words } = useMessages().data;
  const { show } = useSlice();
  return (
    <Panel title={words.title} note={words.note} menu={
      <TableMenu name={words.title} headers={[words.regime, words.products, words.learned, words.planted]}
        cells={() => regimes.map(({ regime, products, learned, planted }) => [words.names[regime].name, products, learned?.image ?? null, planted?.image ?? null])} />
    }>
      <table className="regimes" aria-label={words.title}>
        <thead><tr><th scope="col">{words.regime}</th><th scope="col" className="numeric">{words.products}</th><th scope="col">{words.learned}</th><th scope="col">{words.planted}</th></tr></thead>
        <tbody>
          {regimes.map(({ regime, products, learned, planted }) => (
            <tr key={regime}>
              <th scope="row"><button type="button" className="plain" onClick={() => show(`regime:${regime}`)}>{words.names[regime].name}</button><span className="dim">{words.names[regime].what}</span></th>
              <td className="numeric">{count(products)}</td>
              <td><MeanWeight weights={learned} otherwise={words.notEncoded} /></td>
              <td><MeanWeight weights={planted} otherwise={words.noClaim} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function MeanWeight({ weights, otherwise }: { weights: Weights | null; otherwise: string }) {
  if (!weights) return <span className="dim">{otherwise}</span>;
  return <div className="mean-weight"><WeightBar weights={weights} /><span>{percent(weights.image)}</span></div>;
}
