// The product is its title: the text-only baseline.
import type { Preset } from '../experiment';
import { oneSided } from './oneSided';

export const titleOnly: Preset = {
  id: 'titleOnly',
  title: 'Title only',
  paper: null,
  experiment: oneSided('titleOnly'),
  claims: [{ path: 'model.fusion', grade: 'P', note: 'No picture at all. Titles are not replaced by codes in training: there would be nothing left to read.' }],
};
