// What one setting is: how it is shown, where it stands, and how it is read and written. Words for it are in the page's messages.
import type { Experiment } from '../experiment';

export type FieldValue = number | string | boolean;

/** 'share' is a number from 0 to 1 that is shown in percent. */
export type Unit = 'share' | 'tokens' | 'pixels' | 'layers' | 'steps' | 'pairs' | 'clicks' | null;

export interface NumberControl {
  kind: 'number';
  min: number;
  max: number;
  /** Values are whole multiples of it. */
  step: number;
  integer: boolean;
  scale: 'linear' | 'log';
  unit: Unit;
}

export interface ChoiceControl<O extends string> {
  kind: 'choice';
  options: readonly O[];
}

export type Control = NumberControl | ChoiceControl<string> | { kind: 'switch' };

/** Why a setting has no effect in an experiment. */
export type Reason = 'noGate' | 'notFixed' | 'notAttentive' | 'oneSided' | 'sharedQuery' | 'noKeywords' | 'objectiveOff' | 'noContrastive' | 'notLinear' | 'titleWordsStay';

/** `V` is what is read and written; `write` changes the experiment that it is given, with what depends on the value. */
export interface Row<V extends FieldValue, C extends Control> {
  control: C;
  /** Where the value stands in an experiment, the first path before all others; none where its part is switched off. */
  paths(experiment: Experiment): string[];
  read(experiment: Experiment): V;
  write(draft: Experiment, value: V): void;
  applies(experiment: Experiment): true | Reason;
}

type Place<V> = {
  paths: string[] | ((experiment: Experiment) => string[]);
  read(experiment: Experiment): V;
  write(draft: Experiment, value: V): void;
  applies?(experiment: Experiment): true | Reason;
};

function row<V extends FieldValue, C extends Control>(control: C, { paths, read, write, applies = () => true }: Place<V>): Row<V, C> {
  return { control, paths: typeof paths === 'function' ? paths : () => paths, read, write, applies };
}

type Limits = Pick<NumberControl, 'min' | 'max'> & Partial<Pick<NumberControl, 'step' | 'scale' | 'unit'>>;

export function number({ min, max, step = 1, scale = 'linear', unit = null }: Limits, place: Place<number>): Row<number, NumberControl> {
  return row({ kind: 'number', min, max, step, scale, unit, integer: Number.isInteger(step) }, place);
}

export function share(place: Place<number>): Row<number, NumberControl> {
  return number({ min: 0, max: 1, step: 0.05, unit: 'share' }, place);
}

export function choice<O extends string>(options: readonly O[], place: Place<O>): Row<O, ChoiceControl<O>> {
  return row({ kind: 'choice', options }, place);
}

export function toggle(place: Place<boolean>): Row<boolean, { kind: 'switch' }> {
  return row({ kind: 'switch' }, place);
}

/** The value that a number control makes of any number: inside its limits and a whole multiple of its step. */
export function snap({ min, max, step }: NumberControl, value: number): number {
  if (Number.isNaN(value)) return min;
  const inside = Math.min(Math.max(value, min), max);
  return Math.min(Math.max(Number((Math.round(inside / step) * step).toPrecision(10)), min), max);
}
