import { baseOf, type Draft } from '../../../../experiment/draft';
import type { Claim, Grade } from '../../../../experiment/experiment';
import { claimFor, field, type FieldId } from '../../../../experiment/fields';
import { presetById } from '../../../../experiment/presets/presets';

/** What is known of a setting's preset value. Where a preset has nothing to say and took the value over from MAKE, what MAKE says of it. */
export function claimOf(id: FieldId, draft: Draft): { presetId: string; grade: Grade; claim: Claim } | null {
  const base = baseOf(draft);
  const own = claimFor(id, presetById(draft.presetId), base);
  if (own) return { presetId: draft.presetId, grade: gradeOf(own, field(id).paths(base)), claim: own };
  const make = baseOf({ ...draft, presetId: 'make' });
  const taken = field(id).read(make) === field(id).read(base) ? claimFor(id, presetById('make'), make) : null;
  return taken && { presetId: 'make', grade: gradeOf(taken, field(id).paths(make)), claim: taken };
}

/** A text that states a part of the model does not state the numbers in it. */
function gradeOf({ grade, path }: Claim, paths: string[]): Grade {
  return 'SBT'.includes(grade) && !paths.includes(path) ? 'N' : grade;
}
