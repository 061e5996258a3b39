// When what learns, how fast and for how long.
import type { ObjectiveConfig, StageConfig, TrainingConfig } from '../../training/config';
import { totalSteps } from '../../training/stages';
import type { Experiment } from '../experiment';
import { scaleSteps } from '../steps';
import { choice, number, type NumberControl } from './row';

const ofOneSide = (objective: ObjectiveConfig) => objective.kind === 'contrastive' && objective.from !== 'product' && objective.to !== 'product';
const last = ({ training }: Experiment) => training.stages[training.stages.length - 1];

/** Both sides alone for a quarter of the steps, then everything. */
function sidesFirst(stage: StageConfig): StageConfig[] {
  const stages = [{ ...stage, name: 'sides first', steps: 0, objectives: structuredClone(stage.objectives.filter(ofOneSide)), train: [...stage.train] }, stage];
  keepShares(stages);
  return stages;
}

/** A quarter of all steps, and of the second stage's warm-up what fits into a quarter of that: whatever the order in which they were changed. */
function keepShares(stages: StageConfig[]): void {
  if (stages.length !== 2) return;
  const [first, second] = stages;
  const total = first.steps + second.steps;
  first.steps = Math.max(1, Math.round(total / 4));
  second.steps = Math.max(1, total - first.steps);
  first.warmup = Math.min(second.warmup, Math.ceil(first.steps / 4));
}

/** Parameters that learn, as patterns of their paths. */
const learners = {
  everything: ['*'],
  notImage: ['query', 'title', 'fusion', 'projection', 'temperature'],
  notEncoders: ['fusion', 'projection', 'temperature'],
} satisfies Record<string, string[]>;
type Learners = keyof typeof learners;

const paths = ({ training }: Experiment, setting: keyof StageConfig) => training.stages.map((_, i) => `training.stages.${i}.${setting}`);

function optimizer(name: keyof TrainingConfig['optimizer'], control: Pick<NumberControl, 'min' | 'max' | 'step'>) {
  return number(control, {
    paths: [`training.optimizer.${name}`],
    read: ({ training }) => training.optimizer[name],
    write({ training }, value) { training.optimizer[name] = value; },
  });
}

function every(name: 'evaluateEvery' | 'checkpointEvery') {
  return number({ min: 1, max: 5000, scale: 'log', unit: 'steps' }, {
    paths: [`training.${name}`],
    read: ({ training }) => training[name],
    write({ training }, value) { training[name] = value; },
  });
}

export const stageRows = {
  stages: choice(['allAtOnce', 'sidesFirst'], {
    paths: ['training.stages'],
    read: ({ training }) => (training.stages.length > 1 ? 'sidesFirst' : 'allAtOnce'),
    write({ training }, value) {
      const one = { ...training.stages[training.stages.length - 1], steps: totalSteps(training) };
      if (value === 'allAtOnce') training.stages = [one];
      else if (training.stages.length === 1) training.stages = sidesFirst(one);
    },
    applies: ({ training }) => (training.stages.length > 1 || training.stages[0].objectives.some(ofOneSide) ? true : 'oneSided'),
  }),
  steps: number({ min: 10, max: 50_000, scale: 'log', unit: 'steps' }, {
    paths: (experiment) => paths(experiment, 'steps'),
    read: ({ training }) => totalSteps(training),
    write(draft, value) {
      scaleSteps(draft, value);
      keepShares(draft.training.stages);
    },
  }),
  learners: choice(Object.keys(learners) as Learners[], {
    paths: (experiment) => paths(experiment, 'train'),
    read: (experiment) => (Object.keys(learners) as Learners[]).find((name) => learners[name].join() === last(experiment).train.join()) ?? 'everything',
    write({ training }, value) { for (const stage of training.stages) stage.train = [...learners[value]]; },
  }),
  learningRate: number({ min: 0.00001, max: 0.02, step: 0.00001, scale: 'log' }, {
    paths: (experiment) => paths(experiment, 'learningRate'),
    read: (experiment) => last(experiment).learningRate,
    write({ training }, value) { for (const stage of training.stages) stage.learningRate = value; },
  }),
  warmup: number({ min: 0, max: 5000, unit: 'steps' }, {
    paths: (experiment) => paths(experiment, 'warmup'),
    read: (experiment) => last(experiment).warmup,
    write({ training }, value) {
      for (const stage of training.stages) stage.warmup = value;
      keepShares(training.stages);
    },
  }),
  weightDecay: optimizer('weightDecay', { min: 0, max: 0.5, step: 0.005 }),
  clipNorm: optimizer('clipNorm', { min: 0.1, max: 10, step: 0.1 }),
  beta1: optimizer('beta1', { min: 0, max: 0.99, step: 0.01 }),
  beta2: optimizer('beta2', { min: 0.8, max: 0.999, step: 0.001 }),
  evaluateEvery: every('evaluateEvery'),
  checkpointEvery: every('checkpointEvery'),
};
