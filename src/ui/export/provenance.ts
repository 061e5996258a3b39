// What every saved figure and table carries, so that it can be told later what it shows. The names are a file format: the same in every language.
import { createContext, useContext } from 'react';
import { useLabStore } from '../state/labStore';
import { useRoute } from '../state/route';

/** Name and value, in the order in which they are written. */
export type Provenance = [name: string, value: string][];

/** What figures below are of, where that is not the open catalog and its ranker: entries take the place of those of their name, empty ones leave theirs out. */
export const ShownInstead = createContext<Record<string, string>>({});

/** The open catalog, the run and the query, and a link that opens the same state elsewhere. `what` names the figure or table. */
export function useProvenance(what: string): () => Provenance {
  const route = useRoute();
  const instead = useContext(ShownInstead);
  return () => {
    const { status, catalogId } = useLabStore.getState();
    const entries: Provenance = [
      ['made by', 'MAKE Playground'],
      ['shows', what],
      ['catalog', status ? `${status.catalog.name} (${status.catalog.id}), ${status.catalog.products} products` : catalogId ?? 'none'],
      ['run', status ? `${status.run.name} (${status.run.presetTitle}), step ${status.run.step}, learned on ${status.run.catalog}` : 'none'],
      ['ranker', route.view === 'compare' ? `${route.ranker || status?.bestRanker} against ${route.against}` : route.ranker || status?.bestRanker || 'none'],
      ['query', route.query],
      ['backend', status?.backend ?? 'none'],
      ['link', window.location.href],
      ['saved', new Date().toISOString()],
    ];
    return entries.map(([name, value]) => [name, instead[name] ?? value]).filter(([, value]) => value !== '').map(([name, value]) => [name, value.replaceAll(/\s+/g, ' ')]);
  };
}

/** 'white sneakers — Results' as a file's name: letters and digits of any script. */
export function fileName(what: string, provenance: Provenance, extension: string): string {
  const query = provenance.find(([name]) => name === 'query')?.[1] ?? '';
  const words = `${what} ${query}`.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '');
  return `${words.slice(0, 80) || 'make'}.${extension}`;
}
