import { useMessages } from '../messages/language';
import { routeHash, useRoute, views } from '../state/route';
import { OpenState } from './OpenState';
import { Preferences } from './Preferences';
import { TrainingChip } from './TrainingChip';

/** What belongs to one view alone does not go along to another; who was sent out of a lesson by its text finds back to it. */
const elsewhere = { product: null, slice: null, runs: null, lesson: null, page: null };

/** The page's frame: a bar at the left, on top where the window is narrow. */
export function Bar({ onOpenCatalog, onHelp }: { onOpenCatalog(): void; onHelp(): void }) {
  const { shell } = useMessages();
  const route = useRoute();
  return (
    <section className="bar" aria-label={shell.name}>
      <a className="name" href={routeHash({ ...route, view: 'search' })}><span className="logo" aria-hidden="true"><i /><i /></span>{shell.name}</a>
      <nav aria-label={shell.navigation}>
        {views.map((view) => (
          <a key={view} href={routeHash({ ...route, ...elsewhere, ...(view === 'learn' && route.view !== view && { lesson: route.lesson, page: route.page }), view })} aria-current={view === route.view ? 'page' : undefined}>{shell.views[view]}</a>
        ))}
      </nav>
      <div className="open">
        <TrainingChip />
        <OpenState />
        <button type="button" onClick={onOpenCatalog}>{shell.openCatalog}</button>
        <p className="private" title={shell.privateWhy}>{shell.private}</p>
      </div>
      <Preferences onHelp={onHelp} />
    </section>
  );
}
