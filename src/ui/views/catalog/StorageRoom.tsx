import { useLanguage } from '../../messages/language';
import { useLabStore } from '../../state/labStore';
import { useStorageRoom } from '../../state/storageRoom';
import { fileSize } from './fileSize';

/** Where own catalogs are kept, and how much more would fit. */
export function StorageRoom() {
  const { language, messages: { catalog } } = useLanguage();
  const place = useLabStore(({ status }) => status?.storage ?? null);
  const room = useStorageRoom(null);
  return (
    <p className="dim small">
      {place && `${catalog.places[place]} `}{room && place !== 'memory' && catalog.room(fileSize(room.used, language), fileSize(room.left, language))}
    </p>
  );
}
