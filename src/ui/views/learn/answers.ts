import type { LessonQuestion } from '../../../experiment/lessonFormat';
import { isMeasured, measure, type World } from './measured';

/** The right option of a question; null where there is none, or where it depends on what has not come out yet. */
export function rightOption({ correct }: LessonQuestion, world: World): string | null {
  if (correct === undefined || typeof correct === 'string') return correct ?? null;
  const result = measure(correct.by, world);
  return isMeasured(result) ? correct[result.verdict] : null;
}
