import type { ImportPreview, TablePreview } from '../../../lab/importApi';
import { useLanguage } from '../../messages/language';
import { fileSize } from './fileSize';

/** What was picked, in one line. */
export function PreviewSummary({ preview: { files, bytes, pictures, tables } }: { preview: ImportPreview }) {
  const { language, messages: { catalog } } = useLanguage();
  return <p className="dim">{catalog.found(files, fileSize(bytes, language), pictures)}{tables.some(isOfPhotos) && `. ${catalog.noTables}`}</p>;
}

/** Products that are made of pictures, where there is no table. */
export function isOfPhotos({ path }: Pick<TablePreview, 'path'>): boolean {
  return path === '(file names)';
}
