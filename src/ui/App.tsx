import { lazy, Suspense, useEffect } from 'react';
import { useMessages } from './messages/language';
import { openCatalog } from './state/labStore';
import { routeHash, useRoute, views, type View } from './state/route';
import { SearchView } from './views/search/SearchView';

const screens: Record<View, React.ComponentType> = {
  search: SearchView,
  compare: lazy(() => import('./views/compare/CompareView')),
  data: lazy(() => import('./views/data/DataView')),
};

export function App() {
  const route = useRoute();
  const { shell } = useMessages();
  useEffect(() => openCatalog(route.catalog), [route.catalog]);
  const Screen = screens[route.view];
  return (
    <div className="shell">
      <nav aria-label={shell.name}>
        {views.map((view) => <a key={view} href={routeHash({ ...route, view })} aria-current={view === route.view ? 'page' : undefined}>{shell.views[view]}</a>)}
      </nav>
      <main><Suspense fallback={<p className="dim">{shell.opening}</p>}><Screen /></Suspense></main>
    </div>
  );
}
