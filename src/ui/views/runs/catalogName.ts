import { useEffect } from 'react';
import { readCatalogs, useCatalogList } from '../catalog/keptCatalogs';

/** Names of catalogs by their ids; an id stands for itself where this browser keeps none of it. */
export function useCatalogName(): (id: string) => string {
  const catalogs = useCatalogList(({ catalogs }) => catalogs);
  useEffect(() => { if (!useCatalogList.getState().catalogs) void readCatalogs(); }, []);
  return (id) => catalogs?.find((each) => each.id === id)?.name ?? id;
}
