// The catalogs that can be opened, and those just deleted, which come back for as long as they can be seen to be gone.
import { create } from 'zustand';
import type { CatalogInfo } from '../../../lab/api';
import { manage, messageOf } from '../../state/labStore';
import { firstQuery, go, parseRoute } from '../../state/route';
import { createTrash } from '../../state/trash';

export interface DeletedCatalog {
  catalog: CatalogInfo;
  wasOpen: boolean;
}

interface CatalogList {
  /** Null until it was read. */
  catalogs: CatalogInfo[] | null;
  deleted: DeletedCatalog[];
  failure: { kind: 'list' | 'change'; why: string } | null;
}

export const useCatalogList = create<CatalogList>(() => ({ catalogs: null, deleted: [], failure: null }));

const trash = createTrash('make-playground-undo', () => manage((lab) => lab.emptyTrash()));
export const emptyTrash = trash.empty;

export function openFromList(catalogId: string): void {
  go({ catalog: catalogId, query: catalogId === 'shop' ? firstQuery : '', product: null, ranker: '', slice: null });
}

function openId(): string {
  return parseRoute(window.location.hash).catalog;
}

export async function readCatalogs(): Promise<void> {
  try {
    const catalogs = await manage((lab) => lab.catalogs());
    useCatalogList.setState(({ failure }) => ({ catalogs, failure: failure?.kind === 'list' ? null : failure }));
  } catch (cause) {
    useCatalogList.setState({ failure: { kind: 'list', why: messageOf(cause) } });
  }
}

/** Hides an own catalog. Where it was open, the shop opens. */
export async function deleteCatalog(catalog: CatalogInfo): Promise<void> {
  await change(async () => {
    await manage((lab) => lab.remove(catalog.id));
    trash.hold();
    const wasOpen = openId() === catalog.id;
    useCatalogList.setState(({ catalogs, deleted }) => ({ catalogs: catalogs?.filter(({ id }) => id !== catalog.id) ?? null, deleted: [...deleted, { catalog, wasOpen }] }));
    if (wasOpen) openFromList('shop');
  });
}

export async function undoDelete({ catalog, wasOpen }: DeletedCatalog): Promise<void> {
  await change(async () => {
    await manage((lab) => lab.restore(catalog.id));
    useCatalogList.setState(({ deleted }) => ({ deleted: deleted.filter((one) => one.catalog.id !== catalog.id) }));
    await readCatalogs();
    if (wasOpen) openFromList(catalog.id);
  });
}

/** The same files gave a catalog anew: the old one goes for good. */
export async function replaceCatalog(oldId: string, newId: string): Promise<void> {
  if (oldId === newId) return;
  await manage((lab) => lab.remove(oldId));
  if (openId() === oldId) openFromList(newId);
  await emptyTrash();
}

/** When the list is closed. */
export function settleDeletions(): void {
  trash.settle(() => {
    const some = useCatalogList.getState().deleted.length > 0;
    if (some) useCatalogList.setState({ deleted: [] });
    return some;
  });
}

async function change(act: () => Promise<void>): Promise<void> {
  try {
    await act();
    useCatalogList.setState({ failure: null });
  } catch (cause) {
    useCatalogList.setState({ failure: { kind: 'change', why: messageOf(cause) } });
    await readCatalogs();
  }
}
