// What the reader set for all charts, kept in this browser; and the step under the pointer, which all charts follow.
import { create } from 'zustand';
import type { ChartId } from './chart';

/** Half-lives of smoothing to choose from, as shares of the run. */
export const smoothings = [0, 0.005, 0.01, 0.02, 0.05, 0.1] as const;

interface Settings {
  /** Place in `smoothings`. */
  smoothing: number;
  /** Charts whose scale was chosen by hand. */
  log: Partial<Record<ChartId, boolean>>;
  moreOpen: boolean;
}

const key = 'make-playground-curves';

export const useCurveSettings = create<Settings>(() => ({ smoothing: 3, log: {}, moreOpen: false, ...remembered() }));

export function setCurves(change: Partial<Settings>): void {
  useCurveSettings.setState(change);
  try {
    localStorage.setItem(key, JSON.stringify(useCurveSettings.getState()));
  } catch { /* private windows may refuse: the choice then lasts as long as the tab */ }
}

function remembered(): Partial<Settings> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    const { smoothing, log, moreOpen } = kept as Partial<Record<keyof Settings, unknown>>;
    return {
      ...(typeof smoothing === 'number' && smoothing in smoothings && { smoothing }),
      ...(typeof log === 'object' && log !== null && { log }),
      ...(typeof moreOpen === 'boolean' && { moreOpen }),
    };
  } catch {
    return {};
  }
}

/** Null while nothing is pointed at. */
export const usePointedStep = create<{ step: number | null }>(() => ({ step: null }));

export function pointAt(step: number | null): void {
  if (usePointedStep.getState().step !== step) usePointedStep.setState({ step });
}
