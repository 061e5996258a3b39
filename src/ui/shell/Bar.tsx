import { useMessages } from '../messages/language';
import { routeHash, useRoute, views } from '../state/route';
import { OpenState } from './OpenState';
import { Preferences } from './Preferences';

/** The page's frame: a bar at the left, on top where the window is narrow. */
export function Bar({ onOpenCatalog, onHelp }: { onOpenCatalog(): void; onHelp(): void }) {
  const { shell } = useMessages();
  const route = useRoute();
  return (
    <section className="bar" aria-label={shell.name}>
      <a className="name" href={routeHash({ ...route, view: 'search' })}><span className="logo" aria-hidden="true"><i /><i /></span>{shell.name}</a>
      <nav aria-label={shell.navigation}>
        {views.map((view) => (
          <a key={view} href={routeHash({ ...route, view, product: null, slice: null })} aria-current={view === route.view ? 'page' : undefined}>{shell.views[view]}</a>
        ))}
      </nav>
      <div className="open">
        <OpenState />
        <button type="button" onClick={onOpenCatalog}>{shell.openCatalog}</button>
        <p className="private" title={shell.privateWhy}>{shell.private}</p>
      </div>
      <Preferences onHelp={onHelp} />
    </section>
  );
}
