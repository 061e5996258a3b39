import type { CatalogDescription } from '../../../lab/api';
import { count } from '../../controls/numbers';
import { TableMenu } from '../../controls/TableMenu';
import { useMessages } from '../../messages/language';
import { Panel } from './Panel';
import { useSlice } from './useSlice';

/** How many queries and products training may see. */
export function SplitTable({ split: { parts, queriesHeldOut, ofCatalog, nearDuplicates } }: { split: CatalogDescription['split'] }) {
  const { split } = useMessages().data;
  const { show } = useSlice();
  const note = [ofCatalog ? split.ofCatalog : split.drawn, split.near(nearDuplicates.groups, nearDuplicates.apart), ...(queriesHeldOut ? [] : [split.noneHeldOut])];
  return (
    <Panel title={split.title} note={note.join(' ')} menu={
      <TableMenu name={split.title} headers={[split.part, split.queries, split.products]} cells={() => parts.map(({ part, queries, products }) => [split.parts[part], queries, products])} />
    }>
      <table aria-label={split.title}>
        <thead><tr><th scope="col">{split.part}</th><th scope="col" className="numeric">{split.queries}</th><th scope="col" className="numeric">{split.products}</th></tr></thead>
        <tbody>
          {parts.map(({ part, queries, products }) => (
            <tr key={part}>
              <th scope="row">{products > 0 ? <button type="button" className="plain" onClick={() => show(`part:${part}`)}>{split.parts[part]}</button> : split.parts[part]}</th>
              <td className="numeric">{count(queries)}</td><td className="numeric">{products > 0 ? count(products) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
