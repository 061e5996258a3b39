// Answers made beforehand: what is on screen before the worker can search, and whenever it is away. Only example queries have one.
import { useEffect, useState } from 'react';
import type { AnswerFile, Example, RankerFigure, SearchAnswer, SearchRequest } from '../../lab/api';
import { bundledExamples } from '../../lab/search/examples';
import { answerFilePath, answerIsShown, knownAnswer, readAnswer } from './answerFiles';
import { useLabStore } from './labStore';
import { useRoute } from './route';
import { useAnswer } from './useAnswer';

export interface Shown<T> {
  value: T | null;
  /** The value belongs to an older question. */
  stale: boolean;
  failure: string | null;
  /** Only the worker can answer this, and it is not ready yet. */
  waiting: boolean;
  /** Made when the page was built: it took no time here, and holds twelve results. */
  beforehand: boolean;
}

/** The newest answer of the live worker; until it is ready, the one made beforehand. What is shown stays until a newer one is there. */
export function useSearchAnswer(request: SearchRequest): Shown<SearchAnswer> {
  const live = useAnswer(JSON.stringify(request), (lab) => lab.search(request));
  const milliseconds = live.value?.milliseconds ?? null;
  useEffect(() => { if (milliseconds !== null) useLabStore.setState({ milliseconds }); }, [milliseconds]);
  const away = useLabStore(({ phase }) => phase !== 'ready');
  const file = useAnswerFile(request.query, request.ranker, away || live.value === null);
  const shown = useNewest(live, file && (file.answers[request.ranker] ?? null));
  const any = shown.value !== null;
  useEffect(() => { if (any) answerIsShown(); }, [any]);
  return shown;
}

/** What every ranker makes of a query. Those of an example were measured beforehand: no further model has to be read for them. */
export function useFigures(query: string): Shown<RankerFigure[]> {
  const file = useAnswerFile(query, 'make', true);
  const live = useAnswer(file === null ? JSON.stringify(['figures', query]) : null, (lab) => lab.figures(query));
  return useNewest(live, file && file.figures);
}

/** Example queries of the catalog; of a bundled one they are known at once. */
export function useExamples(): readonly Example[] {
  const { catalog } = useRoute();
  const status = useLabStore(({ status }) => status);
  return bundledExamples(catalog) ?? (status?.catalog.id === catalog ? status.examples : []);
}

/** `early` undefined = being read, null = there is none. */
function useNewest<T>(live: { value: T | null; stale: boolean; failure: string | null }, early: T | null | undefined): Shown<T> {
  const { catalog } = useRoute();
  const coming = useLabStore(({ phase }) => phase !== 'ready' && phase !== 'failed');
  const [held, setHeld] = useState<{ catalog: string; value: T; beforehand: boolean } | null>(null);
  const beforehand = live.stale || live.value === null;
  const fresh = beforehand ? (early ?? null) : live.value;
  if (fresh !== null && (held?.value !== fresh || held.catalog !== catalog)) setHeld({ catalog, value: fresh, beforehand });
  const kept = held?.catalog === catalog ? held : null;
  return {
    value: fresh ?? kept?.value ?? null, stale: fresh === null, failure: live.failure,
    waiting: fresh === null && coming && early === null, beforehand: fresh === null ? (kept?.beforehand ?? false) : beforehand,
  };
}

/** Undefined while the file is read; null where there is none. */
function useAnswerFile(query: string, ranker: string, wanted: boolean): AnswerFile | null | undefined {
  const { catalog } = useRoute();
  const path = wanted ? answerFilePath(catalog, query, ranker) : null;
  const [, setRead] = useState('');
  useEffect(() => {
    if (path === null || knownAnswer(path) !== undefined) return;
    let mounted = true;
    void readAnswer(path).then(() => mounted && setRead(path));
    return () => { mounted = false; };
  }, [path]);
  return path === null ? null : knownAnswer(path);
}
