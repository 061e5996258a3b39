import { Loader, SegmentedControl, TextInput } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { Ranker } from '../../../lab/api';
import { useLab } from '../../state/useLab';
import { useSearch } from '../../state/useSearch';
import { KeywordAttention } from './KeywordAttention';
import { ResultCard } from './ResultCard';

const RunFigures = lazy(() => import('./RunFigures'));

const offered: { value: Ranker; label: string }[] = [
  { value: 'dense', label: 'MAKE' },
  { value: 'bm25', label: 'BM25' },
  { value: 'blend', label: 'Blend' },
];
const examples = ['sneakers', 'polka dot mug', 'red striped dress', 'kavo backpack', 'zzyzx'];

/** Type a query, see ranked products and how much each side of them counted. */
export function SearchView() {
  const { lab, status, progress, error } = useLab();
  const [query, setQuery] = useState('sneakers');
  const [ranker, setRanker] = useState<Ranker>('dense');
  const { answer, failure } = useSearch(lab, query, ranker);

  return (
    <main className="page">
      <header>
        <h1>MAKE Playground</h1>
        <p className="dim">Type a query; see which products come back and how much their title and their picture counted.</p>
        {status && <span className="chip">{`${status.catalog} · ${status.products.toLocaleString('en')} products · ${status.presetTitle}, step ${status.step.toLocaleString('en')} · ${status.backend}`}</span>}
      </header>

      <TextInput size="lg" type="search" aria-label="Search products" placeholder="Search products" value={query} autoFocus
        onChange={(event) => setQuery(event.currentTarget.value)} rightSection={lab ? null : <Loader size="xs" aria-label="Opening" />} />
      <div className="examples">
        Try {examples.map((example) => <button type="button" key={example} onClick={() => setQuery(example)}>{example}</button>)}
      </div>

      {(error ?? failure) && <p className="notice" role="alert">{error ?? failure}</p>}
      {!lab && !error && <p className="notice" role="status">{progress ? `${progress.task}: ${progress.done} of ${progress.total}` : 'Opening the trained run …'}</p>}
      {status?.catalogNote && <p className="notice">{status.catalogNote}</p>}

      <div className="strip">
        {answer && <KeywordAttention answer={answer} />}
        <SegmentedControl aria-label="Ranker" data={offered} value={ranker} onChange={(value) => setRanker(value as Ranker)} />
      </div>

      {answer && !answer.matches && <p className="notice" role="status">{`Nothing matches “${answer.query}”.${answer.results.length > 0 ? ' The nearest misses:' : ''}`}</p>}
      {answer?.noWeights && <p className="dim">{answer.noWeights}</p>}
      <ol className="results" aria-label="Results">
        {answer?.results.map((result) => <ResultCard key={result.productId} result={result} />)}
      </ol>
      {status && <Suspense fallback={<p className="dim">Drawing the run …</p>}><RunFigures status={status} /></Suspense>}
    </main>
  );
}
