// What a picture of a pinned query shows, in words.
import { percent } from '../../../controls/numbers';
import type { Messages } from '../../../messages/english';
import type { FrameResult, Move } from './frameChanges';

/** The name of a grade; catalogs of one's own have numbers instead. Null where nothing is said: it was not judged, or it is no match. */
export function gradeName(grade: number | null, named: boolean, { search }: Pick<Messages, 'search'>): string | null {
  if (!grade) return null;
  return (named && search.grades[grade]) || search.grade(grade);
}

/** '2. Red dotted mug, picture 66 %, exact, new'. */
export function itemSentence({ rank, title, weights, grade }: FrameResult, move: Move, named: boolean, messages: Pick<Messages, 'search' | 'pins'>): string {
  const { search, pins } = messages;
  const moved = move === 'new' ? search.newcomer : move === null || move === 0 ? null : (move > 0 ? search.up : search.down)(Math.abs(move));
  return [pins.place(rank, title || search.untitled), weights && pins.picture(percent(weights.image)), gradeName(grade, named, messages), moved].filter(Boolean).join(pins.comma);
}
