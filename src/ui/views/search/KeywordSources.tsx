import type { KeywordSource } from '../../../lab/api';
import { DataTable, type Column } from '../../controls/DataTable';
import { useMessages } from '../../messages/language';
import { useLabStore } from '../../state/labStore';
import { go } from '../../state/route';
import { useAnswer } from '../../state/useAnswer';
import { Emphasized } from '../../controls/Emphasized';

/** Which training clicks tie each added keyword to the query's words. */
export default function KeywordSources({ query }: { query: string }) {
  const { search, shell } = useMessages();
  const { value, failure } = useAnswer(JSON.stringify(['sources', query]), (lab) => lab.keywordSources(query));
  const { sources } = search;
  if (failure) return <p role="alert">{shell.failed(failure)}</p>;
  if (!value) return <p className="dim">{sources.loading}</p>;
  if (value.length === 0) return <p className="dim">{sources.none}</p>;
  return <div className="sources" role="group" aria-label={sources.name}>{value.map((source) => <Source key={source.keyword} source={source} />)}</div>;
}

function Source({ source: { keyword, from, clicks, pairs } }: { source: KeywordSource }) {
  const { sources } = useMessages().search;
  /** The clicks of a model that learned on another catalog are on products that are not here. */
  const here = useLabStore(({ status }) => status?.strangeWords === null);
  const columns: Column<KeywordSource['pairs'][number]>[] = [
    { key: 'query', header: sources.query, value: (pair) => pair.query },
    { key: 'title', header: sources.title, value: ({ title }) => title },
    { key: 'clicks', header: sources.clicks, value: (pair) => pair.clicks, numeric: true },
  ];
  return (
    <section>
      <p><Emphasized text={sources.from(keyword, from.join(', '), clicks.toLocaleString('en'))} /></p>
      <DataTable name={sources.of(keyword)} columns={columns} rows={pairs} rowKey={({ query, productId }) => `${query} ${productId}`} pageSize={6}
        onOpen={here ? ({ productId }) => go({ product: productId }) : undefined} initialSort={{ key: 'clicks', descending: true }} empty={sources.none} />
    </section>
  );
}
