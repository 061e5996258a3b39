// MAKE (arXiv 2301.12646): three encoders, a modal weight per product, keywords for the query. What its text states is marked; the rest is ours.
import type { Preset } from '../experiment';
import { baseExperiment } from './sizes';

export const make: Preset = {
  id: 'make',
  title: 'MAKE',
  paper: 'arXiv 2301.12646',
  experiment: baseExperiment,
  claims: [
    { path: 'model.query', grade: 'S', note: 'A separate text encoder enriches the query. Its type and size are not known to us.' },
    { path: 'model.query.pooling', grade: 'P', note: 'Pooling by attention, so that the keyword attention can be read.' },
    { path: 'model.title', grade: 'N', note: 'Encoder types, layers, widths and input sizes are not available to us.' },
    { path: 'model.image', grade: 'N', note: 'Encoder types, layers, widths and input sizes are not available to us.' },
    { path: 'model.fusion', grade: 'S', note: 'Modal Adaptation gives title and image fitting weights that vary across products.' },
    { path: 'model.fusion.kind', grade: 'P', note: 'The formula is not known to us; a scalar gate on the two pooled vectors is our form.' },
    { path: 'model.fusion.mix', grade: 'P', note: 'Mixing unit vectors in the shared space makes weight times match the part of the score.' },
    { path: 'features.keywords', grade: 'S', note: 'Keyword Enhancement enriches the query. Where keywords come from is not known; ours come from training clicks.' },
    { path: 'training.stages.0.objectives.0', grade: 'I', note: 'A query-product contrastive term must be among the objectives; its form is the textbook one.' },
    { path: 'training.stages.0.objectives.0.multiPositive', grade: 'P', note: 'KE-b: products clicked for a neighbor query are positives too. Off in this preset.' },
    { path: 'training.stages.0.objectives.1', grade: 'P', note: 'Each side gets a signal of its own.' },
    { path: 'training.stages.0.objectives.2', grade: 'P', note: 'Each side gets a signal of its own.' },
    { path: 'training.stages.0.objectives.3', grade: 'P', note: 'Title and picture of a product land near each other.' },
    { path: 'training.stages.0.objectives.4', grade: 'P', note: 'KE-a: the query with keywords of the clicked title lands where the query lands.' },
    { path: 'training.negatives.maskKeywordMatches', grade: 'T', note: 'False negatives are a stated motive in a third-party summary; this filter (KE-c) is our form.' },
    { path: 'training.augmentation', grade: 'P', note: 'A gate learns to distrust a side only if it has seen that side fail.' },
    ...['training.batch', 'training.optimizer', 'training.stages.0.steps', 'training.stages.0.learningRate', 'training.stages.0.warmup', 'model.temperature', 'model.embedding'].map((path) => (
      { path, grade: 'N' as const, note: 'Batch, optimizer, schedule, temperature and the width of the shared space are not available to us.' })),
  ],
};
