// The experiment that the reader is setting up. It never touches a run: what differs from the running one waits for a new start.
import { create } from 'zustand';
import { baseOf, catalogOfSize, draftFrom, nearestSize, type Draft } from '../../experiment/draft';
import type { Experiment, Size } from '../../experiment/experiment';
import { changedFields, field, fieldDifferences, type FieldId, resetField } from '../../experiment/fields';
import type { FieldValue } from '../../experiment/fields/row';
import { decodeExperiment, encodeExperiment } from '../../experiment/link';
import { presets } from '../../experiment/presets/presets';
import { messageOf } from './labStore';
import { go } from './route';

const usual = (): Draft => draftFrom('make', 'nano', catalogOfSize.nano, 1);

interface DraftState extends Draft {
  /** What is wrong with the link that the page was opened with. */
  broken: string | null;
  /** Set up by a link from elsewhere, and not changed since. */
  linked: boolean;
  /** Changes that went with the last choice of a preset or a size, or with a reset, and the draft that had them; until the next change. */
  dropped: { count: number; draft: Draft } | null;
}
export const useDraft = create<DraftState>(() => ({ ...usual(), broken: null, linked: false, dropped: null }));

/** Another preset or size begins anew; seed and catalog stay, unless the catalog is the one that the size before is made for. */
export function choosePreset(presetId: string, size: Size): void {
  const { experiment: { catalog, seed }, size: before } = useDraft.getState();
  changeAll(draftFrom(presetId, size, catalog === catalogOfSize[before] ? catalogOfSize[size] : catalog, seed));
}

export function setField(id: FieldId, value: FieldValue): void {
  change({ experiment: field(id).write(useDraft.getState().experiment, value) });
}

export function resetToPreset(id: FieldId): void {
  const draft = useDraft.getState();
  change({ experiment: resetField(draft.experiment, id, baseOf(draft)) });
}

/** All fields; catalog and seed stay. */
export function resetAll(): void {
  changeAll({ experiment: baseOf(useDraft.getState()) });
}

/** Brings back what a preset, a size or a reset has dropped. */
export function undoDropped(): void {
  const { dropped } = useDraft.getState();
  if (dropped) change(dropped.draft);
}

export function setSeed(seed: number): void {
  change({ experiment: { ...useDraft.getState().experiment, seed } });
}

export const largestSeed = 999_999_999;

/** The next one: the same experiment by another chance. */
export function newSeed(): void {
  const { seed } = useDraft.getState().experiment;
  setSeed(seed >= largestSeed ? 0 : seed + 1);
}

export function setCatalog(catalog: string): void {
  change({ experiment: { ...useDraft.getState().experiment, catalog } });
}

/** Takes over the experiment of a run, a lesson or a file. */
export function loadDraft(draft: Draft): void {
  change(draft);
}

/** An experiment as a draft of its preset, at the size that it is nearest to. One of an unknown preset counts as MAKE with changes. */
export function draftOf(presetId: string | null, experiment: Experiment): Draft {
  const known = presets.find(({ id }) => id === presetId)?.id ?? 'make';
  return { presetId: known, size: nearestSize(known, experiment), experiment: structuredClone(experiment) };
}

/** Fields that are off the preset. */
export function changedInDraft(draft: Draft): FieldId[] {
  return changedFields(draft.experiment, baseOf(draft));
}

/** True until the reader changes anything, and again when it is changed back. */
export function isUsual({ presetId, size, experiment }: Draft): boolean {
  return textOf({ presetId, size, experiment }) === textOf(usual());
}

/** The URL's experiment, read when it changes; what cannot be read is told and leaves the draft as it is. */
export function readLink(text: string | null): void {
  if (text === written) return;
  if (text === null) return go({ experiment: written }, { replace: true });
  const own = text === remembered();
  written = text;
  try {
    useDraft.setState({ ...decodeExperiment(text), broken: null, linked: !own, dropped: null });
  } catch (cause) {
    useDraft.setState({ broken: messageOf(cause), linked: false });
  }
}

/** What the URL says as far as this page wrote or read it. */
let written: string | null = null;

/** The draft stands in the URL, so that a reload and a copied address keep it; the usual one does not. */
function change(to: Partial<Draft>): void {
  useDraft.setState({ ...to, broken: null, linked: false, dropped: null });
  const draft = useDraft.getState();
  written = isUsual(draft) ? null : textOf(draft);
  remember(written);
  go({ experiment: written }, { replace: true });
}

/** What the reader had changed goes, and can be brought back. */
function changeAll(to: Partial<Draft>): void {
  const { presetId, size, experiment } = useDraft.getState();
  const draft = { presetId, size, experiment };
  const { fields, others } = fieldDifferences(baseOf(draft), experiment);
  change(to);
  if (fields.length + others.length > 0) useDraft.setState({ dropped: { count: fields.length + others.length, draft } });
}

function textOf({ presetId, size, experiment }: Draft): string {
  return encodeExperiment(presetId, size, experiment);
}

const key = 'make-playground-draft';

/** Tells a reload of this tab from a link that was opened in it. */
function remember(text: string | null): void {
  try {
    sessionStorage.setItem(key, text ?? '');
  } catch { /* private windows may refuse: a reload then counts as an opened link */ }
}

function remembered(): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}
