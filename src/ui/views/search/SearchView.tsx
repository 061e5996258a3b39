import { lazy, Suspense, useCallback, useState } from 'react';
import type { RankerId } from '../../../lab/api';
import { parseRunRanker } from '../../../lab/runs/runId';
import { useMessages } from '../../messages/language';
import { useExamples, useFigures, useSearchAnswer } from '../../state/firstAnswer';
import { useLabStore } from '../../state/labStore';
import { go, useRoute } from '../../state/route';
import { useRankerName } from '../../state/rankerName';
import { useRanker } from '../../state/shownRanker';
import '../../styles/search.css';
import { Emphasized } from '../../controls/Emphasized';
import { EncodeOffer } from '../../controls/EncodeOffer';
import { AnsweringRun } from './AnsweringRun';
import { ExampleQueries } from './ExampleQueries';
import { useFirstOwnQuery } from './firstOwnQuery';
import { KeywordAttention } from './KeywordAttention';
import { MissingRun } from './MissingRun';
import { ModelLine, StrangeCatalog } from './ModelNotes';
import { usePreviousRanker } from './previousRanker';
import { RankerSwitch } from './RankerSwitch';
import { Results } from './Results';
import { SaveResults } from './SaveResults';
import { SearchBox } from './SearchBox';
import { resultSentence } from './sentences';
import { useRested } from './rested';
import { useTypedQuery } from './typedQuery';
import { UnknownWords } from './UnknownWords';

const ProductPanel = lazy(() => import('../product/ProductPanel').then(({ ProductPanel }) => ({ default: ProductPanel })));
const limits = [24, 48, 100];

/** Type a query, see ranked products and how much each side of them counted. */
export function SearchView() {
  const { search, shell } = useMessages();
  const route = useRoute();
  const typed = useTypedQuery();
  const status = useLabStore(({ status }) => status);
  const examples = useExamples();
  useFirstOwnQuery(examples);
  const { asked, shown: ranker, notEncoded, missing } = useRanker();
  const before = usePreviousRanker(JSON.stringify([route.catalog, route.query, status === null]), ranker);
  const against = notEncoded ? null : before;
  const [limit, showMore] = useLimit(`${route.catalog} ${route.query}`);
  const { value: answer, stale, failure, beforehand, waiting } = useSearchAnswer({ query: route.query, ranker, limit, against });
  const figures = useRestedFigures(route.query);
  const choose = useCallback((id: RankerId) => go({ ranker: id }), []);

  const named = status?.catalog.kind !== 'own';
  const judged = (figures?.some(({ ndcg10 }) => ndcg10 !== null) ?? false) || (answer?.results.some(({ grade }) => grade !== null) ?? false);
  const unknown = answer?.unknownWords.filter(({ end, completions }) => !(typed.typing && end === answer.query.length && completions.length > 0)) ?? [];
  const more = limits.find((each) => each > limit);
  const name = useRankerName();
  return (
    <div className="search-view" data-panel={route.product !== null || undefined}>
      <div className="page">
        <h1 className="sr-only">{shell.views.search}</h1>
        <SearchBox typed={typed} examples={examples} />
        <div className="under-field">
          {answer && unknown.length > 0 && answer.query === route.query ? <UnknownWords query={answer.query} words={unknown} onReplace={typed.choose} /> : <ExampleQueries examples={examples} onPick={typed.choose} />}
        </div>
        {missing && <MissingRun ranker={missing} instead={asked} />}
        <StrangeCatalog status={status} ranker={asked} onChoose={choose} />
        {notEncoded && <EncodeOffer key={`${route.catalog} ${asked}`} ranker={asked}>{search.meanwhile}</EncodeOffer>}
        {failure && stale && <p role="alert" className="notice">{shell.failed(failure)}</p>}
        <div className="query-space">{answer && <KeywordAttention answer={answer} />}</div>
        <div className="strip">
          <RankerSwitch ranker={asked} rankers={status?.rankers ?? null} figures={figures} part={answer?.query === route.query ? answer.part : null} onChoose={choose} />
          <p className="say">
            {waiting ? search.waiting : answer && <Emphasized text={resultSentence(answer, search)} />}
            {answer && !waiting && <AnsweringRun answer={answer} />}
            {answer && !waiting && <small>{search.shown(answer.results.length.toLocaleString('en'), answer.ranked.toLocaleString('en'))}{against && ` · ${search.against(name(against))}`}</small>}
          </p>
          {answer && answer.results.length > 0 && <SaveResults answer={answer} />}
        </div>
        <p className="sr-only" role="status">{answer && !stale && !typed.typing ? search.found(answer.results.length.toLocaleString('en'), name(ranker)) : ''}</p>
        <Results answer={answer} judged={judged} named={named} selected={route.product} busy={stale} beforehand={beforehand} waiting={waiting} />
        {answer && more !== undefined && answer.results.length >= limit && answer.ranked > limit && <button type="button" className="more" onClick={() => showMore(more)}>{search.more(more)}</button>}
        {!parseRunRanker(asked) && <ModelLine status={status} />}
      </div>
      {route.product !== null && <Suspense fallback={<aside className="panel-space" />}><ProductPanel /></Suspense>}
    </div>
  );
}

/** How many results are asked for; a new query begins with the first few again. */
function useLimit(key: string): [number, (limit: number) => void] {
  const [held, setHeld] = useState({ key, limit: limits[0] });
  return [held.key === key ? held.limit : limits[0], (limit) => setHeld({ key, limit })];
}

/** Figures are measured when the fingers rest: those of a judged query read every model. Null until they are this query's. */
function useRestedFigures(query: string) {
  const rested = useRested(query);
  const { value, stale } = useFigures(rested);
  return rested === query && !stale ? value : null;
}
