// Why the draft cannot be started, in words; null = it can.
import { useEffect } from 'react';
import type { RunEstimate } from '../../../../lab/trainApi';
import { useLanguage } from '../../../messages/language';
import { useDraft } from '../../../state/draft';
import { useDraftEstimate } from '../../../state/draftEstimate';
import { fileSize } from '../../catalog/fileSize';
import { readCatalogs, useCatalogList } from '../../catalog/keptCatalogs';

export function useStartRefusal(): string | null {
  const { language, messages: { experiment: words } } = useLanguage();
  const catalog = useDraft(({ experiment }) => experiment.catalog);
  const refusal = useDraftEstimate(({ estimate }) => estimate?.refusals[0] ?? null);
  const isKept = useCatalogIsKept(catalog);
  if (!isKept) return words.refusal.catalog(catalog);
  return refusal && inWords(refusal);

  function inWords({ kind, needed, limit, cures }: RunEstimate['refusals'][number]): string {
    return words.refusal[kind](fileSize(needed, language), fileSize(limit, language), words.or(cures.map((cure) => words.cures[cure])));
  }
}

/** True also while the list is not read yet. */
function useCatalogIsKept(id: string): boolean {
  const catalogs = useCatalogList(({ catalogs }) => catalogs);
  useEffect(() => { if (!useCatalogList.getState().catalogs) void readCatalogs(); }, []);
  return catalogs === null || catalogs.some((each) => each.id === id);
}
