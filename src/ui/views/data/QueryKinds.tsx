import type { CatalogDescription } from '../../../lab/api';
import { CountBars } from '../../charts/CountBars';
import { Figure } from '../../controls/Figure';
import { percent } from '../../controls/numbers';
import { useMessages } from '../../messages/language';
import { Panel } from './Panel';

/** What kinds of queries are asked. */
export function QueriesByType({ description: { byType } }: { description: CatalogDescription }) {
  const { types } = useMessages().data;
  if (byType.length === 0) return <Panel title={types.name}><p className="dim">{types.none}</p></Panel>;
  const rows = byType.map(({ type, queries, example }) => ({ name: types.names[type] ?? type, detail: example, count: queries }));
  return (
    <Figure name={types.name} caption={types.caption(byType.length)} columns={[types.column, types.queries, types.example]} rows={rows.map(({ name, count, detail }) => [name, count, detail])}>
      <CountBars rows={rows} />
    </Figure>
  );
}

/** How the traffic spreads over the queries. */
export function QueriesByBand({ description: { byBand } }: { description: CatalogDescription }) {
  const { bands } = useMessages().data;
  if (byBand.length === 0) return <Panel title={bands.name}><p className="dim">{bands.none}</p></Panel>;
  const rows = byBand.map(({ band, queries, share }) => ({ name: bands.names[band], detail: bands.ofQueries(percent(share)), count: queries }));
  return (
    <Figure name={bands.name} caption={bands.caption} columns={[bands.column, bands.queries, bands.share]} rows={byBand.map(({ band, queries, share }) => [bands.names[band], queries, share])}>
      <CountBars rows={rows} />
    </Figure>
  );
}
