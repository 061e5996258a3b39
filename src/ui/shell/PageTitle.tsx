import { useEffect } from 'react';
import { useMessages } from '../messages/language';
import { isAlive, useLiveRun } from '../state/liveRun';
import { useRoute } from '../state/route';
import { useWhileTraining } from '../state/whileTraining';

/** The window's title: how far a run is, the query, the view. A component of its own, so that a step draws nothing else anew. */
export function PageTitle() {
  const { shell, train } = useMessages();
  const { view, query } = useRoute();
  const training = useLiveRun((live) => (isAlive(live) && live.total > 0 ? train.titleProgress(Math.floor((100 * live.step) / live.total), live.name) : ''));
  useWhileTraining();
  useEffect(() => {
    const parts = [training, view === 'search' || view === 'compare' ? query.trim() : '', shell.views[view], shell.name];
    document.title = parts.filter(Boolean).join(' · ');
  }, [training, view, query, shell]);
  return null;
}
