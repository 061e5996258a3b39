import { useCallback, useEffect, useState } from 'react';
import { go, useRoute } from '../../state/route';
import { rememberQuery } from './queryHistory';

/** Milliseconds without a keystroke after which a query counts as asked. */
const pause = 1500;

export interface TypedQuery {
  query: string;
  /** The last word may be unfinished. */
  typing: boolean;
  type(text: string): void;
  settle(): void;
  choose(text: string): void;
}

/** The first keystroke after a settled query begins an entry of the browser's history, the next ones change it: back and forward lead from query to query. */
export function useTypedQuery(): TypedQuery {
  const { query } = useRoute();
  const [draft, setDraft] = useState<string | null>(null);
  const typing = draft !== null && draft === query;
  const type = useCallback((text: string) => {
    go({ query: text }, { replace: typing });
    setDraft(text);
  }, [typing]);
  const settle = useCallback((paused = false) => {
    setDraft(null);
    rememberQuery(query, paused);
  }, [query]);
  const choose = useCallback((text: string) => {
    go({ query: text });
    setDraft(null);
    rememberQuery(text);
  }, []);
  useEffect(() => {
    if (!typing) return;
    const timer = setTimeout(() => settle(true), pause);
    return () => clearTimeout(timer);
  }, [typing, settle]);
  return { query, typing, type, settle, choose };
}
