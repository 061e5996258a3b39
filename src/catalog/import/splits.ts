import type { Part } from '../types';
import type { Problems } from './problems';
import { textOf } from './values';

const parts: Record<Part, string[]> = {
  train: ['train', 'training'],
  validation: ['validation', 'valid', 'val', 'dev', 'development'],
  test: ['test', 'testing', 'eval', 'evaluation'],
};

/** The part that a split column names; null where it names none, with a report where it says something else. */
export function splitOf(value: unknown, path: string, line: number, problems: Problems): Part | null {
  const written = textOf(value).trim().toLowerCase();
  const part = (Object.keys(parts) as Part[]).find((name) => parts[name].includes(written)) ?? null;
  if (written && !part) problems.add('unknownSplit', path, line, written);
  return part;
}
