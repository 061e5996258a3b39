import { useEffect, useRef } from 'react';
import type { Example } from '../../../lab/api';
import { useLabStore } from '../../state/labStore';
import { go, useRoute } from '../../state/route';

/** A catalog of one's own opens on an answer too: its first example is asked once, unless something else was. */
export function useFirstOwnQuery(examples: readonly Example[]): void {
  const { catalog, query } = useRoute();
  const opened = useLabStore(({ phase, status }) => (phase === 'ready' && status?.catalog.kind === 'own' ? status.catalog.id : null));
  const begun = useRef<string | null>(null);
  useEffect(() => {
    if (opened === null || opened !== catalog || begun.current === opened) return;
    begun.current = opened;
    if (query === '' && examples.length > 0) go({ query: examples[0].query }, { replace: true });
  }, [opened, catalog, query, examples]);
}
