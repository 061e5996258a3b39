// Pictures by product, asked for when a card comes into view and kept as object URLs.
import { useEffect, useState } from 'react';
import { knownPicture } from './answerFiles';
import { ask, useLabStore } from './labStore';

const known = new Map<string, Promise<string | null>>();
const mostKept = 600;

function pictureUrl(catalogId: string, productId: string): Promise<string | null> {
  const key = `${catalogId} ${productId}`;
  const found = known.get(key) ?? ask((lab) => lab.picture(productId)).then((blob) => blob && URL.createObjectURL(blob));
  known.delete(key);
  known.set(key, found);
  found.catch(() => known.delete(key));
  for (const [old, url] of known) {
    if (known.size <= mostKept) break;
    known.delete(old);
    void url.then((made) => made?.startsWith('blob:') && setTimeout(() => URL.revokeObjectURL(made), 10_000));
  }
  return found;
}

/** A picture's URL once `wanted`; undefined while it is read, null where there is none. */
export function usePicture(productId: string, wanted: boolean): string | null | undefined {
  const catalogId = useLabStore(({ catalogId }) => catalogId);
  const ready = useLabStore(({ phase }) => phase === 'ready');
  const [picture, setPicture] = useState<{ key: string; url: string | null } | null>(null);
  const key = `${catalogId} ${productId}`;
  const early = knownPicture(catalogId ?? '', productId);
  useEffect(() => {
    if (early !== null || !wanted || !catalogId || (!ready && !known.has(key))) return;
    let mounted = true;
    pictureUrl(catalogId, productId).then((url) => mounted && setPicture({ key, url }), () => mounted && setPicture({ key, url: null }));
    return () => { mounted = false; };
  }, [early, key, wanted, ready, catalogId, productId]);
  return early ?? (picture?.key === key ? picture.url : undefined);
}
