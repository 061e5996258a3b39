// Past queries of this browser, newest first. They stay on this machine.
import { create } from 'zustand';

const key = 'make-playground-queries';
const mostKept = 30;
const longest = 200;

export const usePastQueries = create<{ queries: readonly string[] }>(() => ({ queries: stored() }));

let perhapsUnfinished: string | null = null;

/** A query that was remembered because of a pause gives way to one that goes on where it ends. */
export function rememberQuery(text: string, paused = false): void {
  const query = text.trim();
  if (query === '' || query.length > longest) return;
  const begun = perhapsUnfinished !== null && query.startsWith(perhapsUnfinished) ? perhapsUnfinished : null;
  perhapsUnfinished = paused ? query : null;
  keep([query, ...usePastQueries.getState().queries.filter((past) => past !== query && past !== begun)].slice(0, mostKept));
}

export function forgetQueries(): void {
  keep([]);
}

function keep(queries: readonly string[]): void {
  usePastQueries.setState({ queries });
  try {
    if (queries.length > 0) localStorage.setItem(key, JSON.stringify(queries));
    else localStorage.removeItem(key);
  } catch { /* private windows may refuse: they then last as long as the tab */ }
}

function stored(): string[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(value) ? value.filter((query) => typeof query === 'string' && query.length <= longest).slice(0, mostKept) : [];
  } catch {
    return [];
  }
}
