// The product is its picture: the image-only baseline.
import type { Preset } from '../experiment';
import { oneSided } from './oneSided';

export const imageOnly: Preset = {
  id: 'imageOnly',
  title: 'Picture only',
  paper: null,
  experiment: oneSided('imageOnly'),
  claims: [{ path: 'model.fusion', grade: 'P', note: 'No title at all. Pictures are not blanked in training: there would be nothing left to see.' }],
};
