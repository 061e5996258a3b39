import type { CatalogInfo } from '../../../lab/api';
import { useLanguage } from '../../messages/language';
import { useRoute } from '../../state/route';
import { deleteCatalog } from './keptCatalogs';
import { fileSize } from './fileSize';
import { showReport, useReports } from './importState';

/** One catalog with its size, and for own ones what is kept and since when. */
export function CatalogRow({ info, onOpen }: { info: CatalogInfo; onOpen(catalogId: string): void }) {
  const { language, messages: { catalog } } = useLanguage();
  const isOpen = useRoute().catalog === info.id;
  const report = useReports((reports) => reports[info.id]);
  const kept = [info.bytes === null ? '' : fileSize(info.bytes, language), info.savedAt === null ? '' : new Date(info.savedAt).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' })];
  return (
    <li aria-current={isOpen || undefined}>
      <div>
        <p className="name"><bdi>{info.name}</bdi>{isOpen && <small>{catalog.openNow}</small>}</p>
        {catalog.purposes[info.id] && <p>{catalog.purposes[info.id]}</p>}
        <p className="dim">{[catalog.details(info), ...kept].filter(Boolean).join(' · ')}</p>
      </div>
      <div className="catalog-buttons">
        {report && <button type="button" className="plain-button" aria-label={catalog.reportNamed(info.name)} onClick={() => showReport(report)}>{catalog.report.short}</button>}
        {info.kind === 'own' && <button type="button" className="plain-button" aria-label={catalog.deleteNamed(info.name)} onClick={() => void deleteCatalog(info)}>{catalog.delete}</button>}
        <button type="button" className="plain-button" aria-label={catalog.openNamed(info.name)} onClick={() => onOpen(info.id)}>{catalog.open}</button>
      </div>
    </li>
  );
}
