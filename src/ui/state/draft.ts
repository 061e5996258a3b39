// The experiment that the reader is setting up. It never touches a run: what differs from the running one waits for a new start.
import { create } from 'zustand';
import { defaultCatalog, draftFrom } from '../../experiment/draft';
import type { Experiment, Size } from '../../experiment/experiment';
import { changedFields, type FieldId, fields, resetField } from '../../experiment/fields';
import { decodeExperiment, encodeExperiment } from '../../experiment/link';
import { go } from './route';

export interface Draft {
  presetId: string;
  size: Size;
  experiment: Experiment;
}

const firstDraft = (): Draft => ({ presetId: 'make', size: 'nano', experiment: draftFrom('make', 'nano', defaultCatalog('nano'), 1) });
export const useDraft = create<Draft & { broken: string | null }>(() => ({ ...firstDraft(), broken: null }));

/** The preset's own experiment at this size, catalog and seed. */
export function baseOf({ presetId, size, experiment }: Draft): Experiment {
  return draftFrom(presetId, size, experiment.catalog, experiment.seed);
}

/** Another preset or size begins anew; seed and catalog stay, unless the size has a usual catalog and the catalog was a usual one. */
export function choosePreset(presetId: string, size: Size): void {
  const { experiment, size: before } = useDraft.getState();
  const catalog = experiment.catalog === defaultCatalog(before) ? defaultCatalog(size) : experiment.catalog;
  change({ presetId, size, experiment: draftFrom(presetId, size, catalog, experiment.seed) });
}

export function setField(id: FieldId, value: unknown): void {
  const { experiment } = useDraft.getState();
  change({ experiment: fields[id].write(experiment, value) });
}

export function resetToPreset(id: FieldId): void {
  const draft = useDraft.getState();
  change({ experiment: resetField(draft.experiment, baseOf(draft), id) });
}

export function resetAll(): void {
  change({ experiment: baseOf(useDraft.getState()) });
}

export function setSeed(seed: number): void {
  change({ experiment: { ...useDraft.getState().experiment, seed } });
}

export function setCatalog(catalog: string): void {
  change({ experiment: { ...useDraft.getState().experiment, catalog } });
}

/** Takes over an experiment from a link, a file or a run. */
export function loadDraft(draft: Draft): void {
  change(draft);
}

/** Fields that are off the preset. */
export function changedInDraft(draft: Draft): FieldId[] {
  return changedFields(draft.experiment, baseOf(draft));
}

/** The link's experiment, read once when it changes; what cannot be read is told and leaves the draft as it is. */
export function readLink(text: string | null): void {
  if (text === null || text === written) return;
  written = text;
  try {
    useDraft.setState({ ...decodeExperiment(text), broken: null });
  } catch (cause) {
    useDraft.setState({ broken: cause instanceof Error ? cause.message : String(cause) });
  }
}

let written: string | null = null;

/** The draft stands in the URL, so that a reload and a copied address keep it; the usual one does not. */
function change(to: Partial<Draft>): void {
  useDraft.setState({ ...to, broken: null });
  const { presetId, size, experiment } = useDraft.getState();
  const usual = firstDraft();
  const text = encodeExperiment(presetId, size, experiment);
  written = text === encodeExperiment(usual.presetId, usual.size, usual.experiment) ? null : text;
  go({ experiment: written }, { replace: true });
}
