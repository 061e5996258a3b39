// What is looked at, kept in the URL after '#': it never reaches a server, and a link opens the same state elsewhere.
import { useSyncExternalStore } from 'react';

export const views = ['search', 'train', 'compare', 'data', 'learn'] as const;
export type View = (typeof views)[number];

export interface Route {
  view: View;
  catalog: string;
  query: string;
  /** '' = the best one for the catalog. */
  ranker: string;
  /** The other side of Compare. */
  against: string;
  /** The product that is looked into. */
  product: string | null;
  /** The slice of the Data view. */
  slice: string | null;
  /** The run that Train shows; null = none yet. */
  run: string | null;
  /** The checkpoint that Train shows; null = the newest. */
  step: string | null;
  /** Pinned queries, one a line; null = those that the lab suggests. */
  pins: string | null;
  /** The experiment that Train is set to, as `experiment/link.ts` writes it; null = the usual one. */
  experiment: string | null;
  /** Runs side by side in Compare, separated by spaces; null = two rankers are compared. */
  runs: string | null;
  /** The open lesson of Learn, and its step from 1. */
  lesson: string | null;
  page: string | null;
}

export const firstQuery = 'sneakers';
const start: Route = { view: 'search', catalog: 'shop', query: firstQuery, ranker: '', against: 'titleOnly', product: null, slice: null, run: null, step: null, pins: null, experiment: null, runs: null, lesson: null, page: null };
const names = {
  catalog: 'catalog', query: 'q', ranker: 'ranker', against: 'against', product: 'product', slice: 'slice', run: 'run', step: 'step', pins: 'pins', experiment: 'x', runs: 'runs', lesson: 'lesson', page: 'page',
} as const;

/** Unknown views and names are left out: an old or broken link opens what can be opened. */
export function parseRoute(hash: string): Route {
  const [path, search = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const values = new URLSearchParams(search);
  const view = views.find((name) => name === path) ?? start.view;
  const route: Route = { ...start, view, query: values.has('catalog') && values.get('catalog') !== start.catalog ? '' : start.query };
  for (const [field, name] of Object.entries(names)) if (values.has(name)) Object.assign(route, { [field]: values.get(name) });
  return route;
}

/** The shortest hash that `parseRoute` reads as this route. */
export function routeHash(route: Route): string {
  const bare = parseRoute(route.catalog === start.catalog ? '' : `#/?catalog=${encodeURIComponent(route.catalog)}`);
  const values = new URLSearchParams();
  for (const [field, name] of Object.entries(names) as [keyof typeof names, string][]) {
    if (route[field] !== null && route[field] !== (field === 'catalog' ? start.catalog : bare[field])) values.set(name, route[field] ?? '');
  }
  const search = values.toString();
  return `#/${route.view}${search ? `?${search}` : ''}`;
}

let current = parseRoute(window.location.hash);
const listeners = new Set<() => void>();

/** Milliseconds. Browsers refuse more than about a hundred writes of the history in half a minute, which fast typing reaches. */
const restBeforeWriting = 350;
let unwritten: ReturnType<typeof setTimeout> | undefined;

function write(): void {
  if (unwritten === undefined) return;
  forget();
  window.history.replaceState(null, '', routeHash(current));
}

function forget(): void {
  clearTimeout(unwritten);
  unwritten = undefined;
}

function reread(): void {
  forget();
  const next = parseRoute(window.location.hash);
  if (routeHash(next) === routeHash(current)) return;
  current = next;
  for (const listener of listeners) listener();
}
window.addEventListener('popstate', reread);
window.addEventListener('hashchange', reread);
window.addEventListener('pagehide', write);

/** Changes a part of the state. Typing replaces the entry in the history, everything else adds one. */
export function go(change: Partial<Route>, { replace = false } = {}): void {
  const next = { ...current, ...change };
  if (routeHash(next) === routeHash(current)) return;
  if (!replace) write();
  current = next;
  if (replace) unwritten ??= setTimeout(write, restBeforeWriting);
  else window.history.pushState(null, '', routeHash(next));
  for (const listener of listeners) listener();
}

export function useRoute(): Route {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, () => current);
}
