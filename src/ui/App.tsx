import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { useMessages } from './messages/language';
import { Bar } from './shell/Bar';
import { ErrorBoundary } from './shell/ErrorBoundary';
import { useHotkeys } from './shell/hotkeys';
import { Notices } from './shell/Notices';
import { PageTitle } from './shell/PageTitle';
import { openCatalog, useLabStore } from './state/labStore';
import { routeHash, useRoute, type View } from './state/route';
import { SearchView } from './views/search/SearchView';

const screens: Record<View, React.ComponentType> = {
  search: SearchView,
  compare: lazy(() => import('./views/compare/CompareView')),
  train: lazy(() => import('./views/train/TrainView')),
  data: lazy(() => import('./views/data/DataView')),
  learn: lazy(() => import('./views/learn/LearnView')),
};
const CatalogDialog = lazy(() => import('./views/catalog/CatalogDialog'));
const HelpDialog = lazy(() => import('./shell/HelpDialog'));

export function App() {
  const route = useRoute();
  const { shell } = useMessages();
  const main = useRef<HTMLElement>(null);
  const catalogDialog = useDialog();
  const help = useDialog();
  // Files may be dropped anywhere; what reads them is fetched after the first catalog, so that it never delays an answer.
  const settled = useOnce(useLabStore(({ phase }) => phase === 'ready' || phase === 'failed'));
  useEffect(() => openCatalog(route.catalog), [route.catalog]);
  useFocusOnChange(route.view, main);
  useHotkeys(help.open);
  const Screen = screens[route.view];
  return (
    <div className="shell">
      <a className="skip" href="#content" onClick={(event) => { event.preventDefault(); main.current?.focus(); }}>{shell.skip}</a>
      <PageTitle />
      <Bar onOpenCatalog={catalogDialog.open} onHelp={help.open} />
      <main ref={main} id="content" tabIndex={-1} data-view={route.view}>
        <Notices />
        <ErrorBoundary place={routeHash(route)}>
          <Suspense fallback={<p className="page dim">{shell.opening}</p>}><Screen /></Suspense>
        </ErrorBoundary>
      </main>
      <ErrorBoundary place={`${catalogDialog.opened} ${help.opened}`}>
        <Suspense>
          {(catalogDialog.used || settled) && <CatalogDialog opened={catalogDialog.opened} onClose={catalogDialog.close} />}
          {help.used && <HelpDialog opened={help.opened} onClose={help.close} />}
        </Suspense>
      </ErrorBoundary>
    </div>
  );
}

/** `used` stays true after the first opening: what the dialog holds is loaded then, and closing may take its time. */
function useDialog() {
  const [opened, setOpened] = useState(false);
  const [used, setUsed] = useState(false);
  const opener = useRef<Element | null>(null);
  const open = useCallback(() => {
    opener.current = document.activeElement;
    setOpened(true);
    setUsed(true);
  }, []);
  const close = useCallback(() => {
    setOpened(false);
    setTimeout(() => giveBack(opener.current), 10);
  }, []);
  return { opened, used, open, close };
}

/** The focus goes back to where it was, unless it went on from the dialog by itself. */
function giveBack(opener: Element | null): void {
  const now = document.activeElement;
  if (opener instanceof HTMLElement && (!now || now === document.body || now.closest('[role="dialog"]'))) opener.focus({ preventScroll: true });
}

/** True from the first time that it was. */
function useOnce(now: boolean): boolean {
  const [once, setOnce] = useState(now);
  if (now && !once) setOnce(true);
  return now || once;
}

/** After a change of view the keyboard and the screen reader begin at its start, not where the link was. */
function useFocusOnChange(view: View, main: React.RefObject<HTMLElement | null>): void {
  const before = useRef(view);
  useEffect(() => {
    if (before.current === view) return;
    before.current = view;
    main.current?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }, [view, main]);
}
