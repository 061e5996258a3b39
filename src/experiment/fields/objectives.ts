// What is learned: each loss term by its weight, 0 = it is not there; then the forms they share.
import type { ObjectiveConfig, ObjectiveKind } from '../../training/config';
import { objectiveName } from '../../training/stages';
import type { Experiment } from '../experiment';
import { choice, number, toggle, type Reason } from './row';

type Of<K extends ObjectiveKind> = Extract<ObjectiveConfig, { kind: K }>;
type Contrastive = Of<'contrastive'>;

/** Every term on offer, in the order in which a stage lists them. A new kind of objective without a line here does not compile. */
const offered: { [K in ObjectiveKind]: Record<string, Of<K>> } = {
  contrastive: {
    'query-product': contrastive('query', 'product'),
    'query-title': contrastive('query', 'title'),
    'query-image': contrastive('query', 'image'),
    'title-image': contrastive('title', 'image'),
  },
  keywordView: { keywordView: { kind: 'keywordView', weight: 0, form: 'infoNCE' } },
  maskedToken: { maskedToken: { kind: 'maskedToken', weight: 0, rate: 0.15 } },
};
const terms: Record<string, ObjectiveConfig> = { ...offered.contrastive, ...offered.keywordView, ...offered.maskedToken };
const order = Object.keys(terms);

function contrastive(from: Contrastive['from'], to: Contrastive['to']): Contrastive {
  return { kind: 'contrastive', from, to, weight: 0, symmetric: true, form: 'softmax', margin: 0, multiPositive: false };
}

const everywhere = ({ training }: Experiment) => training.stages.flatMap((stage) => stage.objectives);
const find = (experiment: Experiment, name: string) => everywhere(experiment).findLast((objective) => objectiveName(objective) === name);
const allOf = <K extends ObjectiveKind>(experiment: Experiment, kind: K) => everywhere(experiment).filter((objective): objective is Of<K> => objective.kind === kind);

/** Paths of `setting` in every objective that `is` picks. */
function pathsTo({ training }: Experiment, setting: string, is: (objective: ObjectiveConfig) => boolean): string[] {
  return training.stages.flatMap((stage, s) => stage.objectives.flatMap((objective, o) => (is(objective) ? [`training.stages.${s}.objectives.${o}.${setting}`] : [])));
}

/** Sets a term's weight wherever it is listed; a term that no stage lists joins the last one, and at 0 it leaves all. No stage loses its last term. */
function setWeight(draft: Experiment, name: string, weight: number): void {
  const { stages } = draft.training;
  if (weight === 0) {
    for (const stage of stages) {
      const others = stage.objectives.filter((objective) => objectiveName(objective) !== name);
      if (others.length > 0) stage.objectives = others;
      else for (const objective of stage.objectives) objective.weight = 0;
    }
    return;
  }
  const listed = everywhere(draft).filter((objective) => objectiveName(objective) === name);
  for (const objective of listed) objective.weight = weight;
  if (listed.length > 0) return;
  const added = { ...structuredClone(terms[name]), weight };
  const model = allOf(draft, 'contrastive')[0];
  if (added.kind === 'contrastive' && model) Object.assign(added, { symmetric: model.symmetric, form: model.form, margin: model.margin });
  const place = (objective: ObjectiveConfig) => (order.indexOf(objectiveName(objective)) + order.length + 1) % (order.length + 1);
  const last = stages[stages.length - 1];
  last.objectives = [...last.objectives, added].sort((a, b) => place(a) - place(b));
}

function weight(name: string, min = 0) {
  return number({ min, max: 2, step: 0.05 }, {
    paths: (experiment) => pathsTo(experiment, 'weight', (objective) => objectiveName(objective) === name),
    read: (experiment) => find(experiment, name)?.weight ?? 0,
    write: (draft, value) => setWeight(draft, name, value),
  });
}

const isContrastive = (objective: ObjectiveConfig) => objective.kind === 'contrastive';
const compares = (experiment: Experiment): true | Reason => (everywhere(experiment).some(isContrastive) ? true : 'noContrastive');
const lists = (name: string) => (experiment: Experiment): true | Reason => (find(experiment, name) ? true : 'objectiveOff');

/** A setting that all contrastive terms have in common. */
function ofContrastive<N extends 'form' | 'margin' | 'symmetric'>(setting: N) {
  return {
    paths: (experiment: Experiment) => pathsTo(experiment, setting, isContrastive),
    read: (experiment: Experiment): Contrastive[N] => (allOf(experiment, 'contrastive')[0] ?? terms['query-product'])[setting],
    write(draft: Experiment, value: Contrastive[N]) { for (const objective of allOf(draft, 'contrastive')) objective[setting] = value; },
    applies: compares,
  };
}

const isQueryProduct = (objective: ObjectiveConfig): objective is Contrastive => objectiveName(objective) === 'query-product';

export const objectiveRows = {
  queryProduct: weight('query-product', 0.1),
  queryTitle: weight('query-title'),
  queryImage: weight('query-image'),
  titleImage: weight('title-image'),
  keywordView: weight('keywordView'),
  keywordViewForm: choice(['infoNCE', 'cosine'] satisfies Of<'keywordView'>['form'][], {
    paths: (experiment) => pathsTo(experiment, 'form', (objective) => objective.kind === 'keywordView'),
    read: (experiment) => (allOf(experiment, 'keywordView')[0] ?? offered.keywordView.keywordView).form,
    write(draft, value) { for (const objective of allOf(draft, 'keywordView')) objective.form = value; },
    applies: lists('keywordView'),
  }),
  maskedToken: weight('maskedToken'),
  maskedTokenRate: number({ min: 0.05, max: 0.6, step: 0.05, unit: 'share' }, {
    paths: (experiment) => pathsTo(experiment, 'rate', (objective) => objective.kind === 'maskedToken'),
    read: (experiment) => (allOf(experiment, 'maskedToken')[0] ?? offered.maskedToken.maskedToken).rate,
    write(draft, value) { for (const objective of allOf(draft, 'maskedToken')) objective.rate = value; },
    applies: lists('maskedToken'),
  }),
  neighborPositives: toggle({
    paths: (experiment) => pathsTo(experiment, 'multiPositive', isQueryProduct),
    read: (experiment) => everywhere(experiment).find(isQueryProduct)?.multiPositive ?? false,
    write(draft, value) { for (const objective of everywhere(draft).filter(isQueryProduct)) objective.multiPositive = value; },
    applies: lists('query-product'),
  }),
  contrastiveForm: choice(['softmax', 'sigmoid'] satisfies Contrastive['form'][], ofContrastive('form')),
  symmetric: toggle(ofContrastive('symmetric')),
  margin: number({ min: 0, max: 0.5, step: 0.01 }, ofContrastive('margin')),
  temperature: number({ min: 0.005, max: 1, step: 0.005, scale: 'log' }, {
    paths: ['model.temperature.initial'],
    read: ({ model }) => model.temperature.initial,
    write({ model: { temperature } }, value) {
      temperature.initial = value;
      temperature.minimum = Math.min(temperature.minimum, value);
    },
  }),
  temperatureMinimum: number({ min: 0.005, max: 1, step: 0.005, scale: 'log' }, {
    paths: ['model.temperature.minimum'],
    read: ({ model }) => model.temperature.minimum,
    write({ model: { temperature } }, value) {
      temperature.minimum = value;
      temperature.initial = Math.max(temperature.initial, value);
    },
  }),
  temperatureLearnable: toggle({
    paths: ['model.temperature.learnable'],
    read: ({ model }) => model.temperature.learnable,
    write({ model }, value) { model.temperature.learnable = value; },
  }),
};
