// What a pair is told apart from: the other rows of its batch, without those that may be right too.
import type { NegativesConfig, TrainingConfig } from '../../training/config';
import { choice, number, toggle } from './row';

function mask(name: keyof NegativesConfig) {
  return toggle({
    paths: [`training.negatives.${name}`],
    read: ({ training }) => training.negatives[name],
    write({ training }, value) { training.negatives[name] = value; },
  });
}

export const negativeRows = {
  batch: number({ min: 2, max: 512, scale: 'log', unit: 'pairs' }, {
    paths: ['training.batch'],
    read: ({ training }) => training.batch,
    write({ training }, value) { training.batch = value; },
  }),
  sampling: choice(['sqrt', 'uniform'] satisfies TrainingConfig['sampling'][], {
    paths: ['training.sampling'],
    read: ({ training }) => training.sampling,
    write({ training }, value) { training.sampling = value; },
  }),
  maskDuplicates: mask('maskDuplicates'),
  maskClicked: mask('maskClicked'),
  maskKeywordMatches: mask('maskKeywordMatches'),
};
