// What each switch of an ablation means: the settings that turn one mechanism on, and those that turn it off.
import type { Switch } from './ablation';
import { sizeOf } from './draft';
import type { Experiment } from './experiment';
import { field, type FieldId } from './fields';
import type { FieldValue, Reason } from './fields/row';
import { baseExperiment } from './presets/sizes';

type Settings = [FieldId, FieldValue][];

export interface Mechanism {
  isOn(experiment: Experiment): boolean;
  /** The experiment with the mechanism the other way. */
  turned(experiment: Experiment): Experiment;
  applies(experiment: Experiment): true | Reason;
}

function mechanism(isOn: Mechanism['isOn'], on: (experiment: Experiment) => Settings, off: Settings, applies: Mechanism['applies'] = () => true): Mechanism {
  const turned = (experiment: Experiment) => (isOn(experiment) ? off : on(experiment)).reduce((draft, [id, value]) => field(id).write(draft, value), experiment);
  return { isOn, turned, applies };
}

function oneField(id: FieldId, on: FieldValue, off: FieldValue, isOn = (value: FieldValue) => value === on): Mechanism {
  const { read, applies } = field(id);
  return mechanism((experiment) => isOn(read(experiment)), () => [[id, on]], [[id, off]], applies);
}

const isOneSided = ({ model: { fusion } }: Experiment) => fusion.kind === 'titleOnly' || fusion.kind === 'imageOnly';

const augmentations: FieldId[] = ['titleWordsChance', 'titleAttributes', 'titleCode', 'imageBlank', 'mirror', 'shift'];

/** The recipe's; a product of one side keeps that side. */
function recipe(experiment: Experiment): Settings {
  const usual = baseExperiment(sizeOf(experiment) ?? 'small', experiment.catalog, experiment.seed);
  return augmentations.map((id) => [id, isOneSided(experiment) && (id === 'titleCode' || id === 'imageBlank') ? 0 : field(id).read(usual)]);
}

export const mechanisms: Record<Switch, Mechanism> = {
  modalAdaptation: mechanism(
    (experiment) => experiment.model.fusion.kind !== 'fixed' && !isOneSided(experiment),
    () => [['fusion', 'scalarGate']],
    [['fusion', 'fixed']],
    (experiment) => (isOneSided(experiment) ? 'oneSided' : true),
  ),
  keywordAttention: oneField('queryPooling', 'attention', 'mean'),
  /** KE-a. */
  keywordView: oneField('keywordView', 0.1, 0, (weight) => Number(weight) > 0),
  /** KE-b. */
  neighborPositives: oneField('neighborPositives', true, false),
  /** KE-c. */
  keywordFilter: oneField('maskKeywordMatches', true, false),
  separateEncoder: oneField('queryEncoder', 'separate', 'shared'),
  falseNegativeMask: mechanism(
    ({ training: { negatives } }) => negatives.maskDuplicates || negatives.maskClicked,
    () => [['maskDuplicates', true], ['maskClicked', true]],
    [['maskDuplicates', false], ['maskClicked', false]],
  ),
  augmentation: mechanism((experiment) => augmentations.some((id) => Number(field(id).read(experiment)) > 0), recipe, augmentations.map((id) => [id, 0])),
};
