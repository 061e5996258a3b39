import type { CatalogDescription, SliceProduct } from '../api';
import type { Session } from './session';

export async function describeCatalog(session: Session): Promise<CatalogDescription> {
  throw new Error(`${session.opened.info.name} is not described yet.`);
}

export async function sliceProducts(session: Session, sliceId: string, from: number, count: number): Promise<SliceProduct[]> {
  throw new Error(`${sliceId} (${from}, ${count}) of ${session.opened.info.name} is not shown yet.`);
}
