import { useMessages } from '../../messages/language';
import { useLabStore } from '../../state/labStore';
import { go, useRoute } from '../../state/route';
import { useSearchAnswer } from '../../state/firstAnswer';
import { KeywordAttention } from './KeywordAttention';
import { ResultCard } from './ResultCard';

/** Type a query, see ranked products and how much each side of them counted. */
export function SearchView() {
  const { shell } = useMessages();
  const route = useRoute();
  const { phase, progress, status, failure } = useLabStore();
  const ranker = route.ranker || status?.bestRanker || 'make';
  const { value: answer, failure: refused, beforehand } = useSearchAnswer({ query: route.query, ranker, limit: 24 });
  return (
    <div className="page">
      <input type="search" aria-label="Search products" value={route.query} onChange={(event) => go({ query: event.currentTarget.value }, { replace: true })} />
      {(failure ?? refused) && <p role="alert" className="notice">{shell.failed(failure ?? refused ?? '')}</p>}
      {phase !== 'ready' && progress && <p role="status" className="notice">{shell.tasks[progress.task]}</p>}
      {answer && <KeywordAttention answer={answer} />}
      <ol className="results" aria-label="Results" data-query={answer?.query} data-beforehand={beforehand}>
        {answer?.results.map((result) => <ResultCard key={result.productId} result={result} />)}
      </ol>
    </div>
  );
}
