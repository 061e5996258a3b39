import { field } from '../../../../experiment/fields';
import { useLanguage } from '../../../messages/language';
import { useDraft } from '../../../state/draft';
import { useDraftEstimate, useSeconds } from '../../../state/draftEstimate';
import { fileSize } from '../../catalog/fileSize';
import { useStartRefusal } from './startRefusal';

/** What the settings come to: size, length, time and memory, and why it will not fit. */
export function DerivedSizes() {
  const { language, messages: { experiment: words } } = useLanguage();
  const experiment = useDraft((draft) => draft.experiment);
  const { estimate, failure } = useDraftEstimate();
  const { seconds, measuring } = useSeconds(experiment);
  const refusal = useStartRefusal();
  const parts = [
    estimate && words.parameters(estimate.parameters),
    words.stepsOfPairs(Number(field('steps').read(experiment)), experiment.training.batch),
    seconds !== null ? words.about(seconds) : measuring ? words.measuring : words.timeUnknown,
    estimate && words.memory(fileSize(estimate.memoryBytes, language)),
    estimate && words.disk(fileSize(estimate.diskBytes, language)),
  ].filter(Boolean);
  return (
    <div className="derived">
      <p aria-label={words.sizesName} role="group">{parts.join(' · ')}</p>
      <div role="status">
        {refusal && <p className="refusal">{refusal}</p>}
        {failure && <p className="refusal" dir="auto">{words.noEstimate(failure)}</p>}
      </div>
    </div>
  );
}
