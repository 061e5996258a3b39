import type { RunSummary } from '../../../lab/runsApi';
import { useLanguage } from '../../messages/language';
import { useLabStore } from '../../state/labStore';
import { useStorageRoom } from '../../state/storageRoom';
import { fileSize } from '../catalog/fileSize';

/** Where runs are kept, what they take, and how much more would fit. */
export function RunsRoom({ kept }: { kept: readonly RunSummary[] }) {
  const { language, messages: { catalog, experiment, runs } } = useLanguage();
  const place = useLabStore(({ status }) => status?.storage ?? null);
  const bytes = kept.reduce((sum, run) => sum + run.bytes, 0);
  const room = useStorageRoom(bytes);
  return (
    <p className="dim small">
      {runs.comparison.sentences([
        place ? experiment.backend.places[place] : '', kept.length > 0 ? runs.take(kept.length, fileSize(bytes, language)) : '',
        room && place !== 'memory' ? catalog.room(fileSize(room.used, language), fileSize(room.left, language)) : '',
      ].filter(Boolean))}
    </p>
  );
}
