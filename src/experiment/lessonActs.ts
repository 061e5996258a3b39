// What a link in a lesson's text may do. A verb that stands here and nowhere else does not compile; one that stands nowhere is refused.
import type { FieldId } from './fields';
import type { FieldValue } from './fields/row';

export type Act =
  /** Trains an experiment of the lesson from its first step. */
  | { verb: 'start'; experiment: string }
  /** Shows the run of an experiment. */
  | { verb: 'show'; experiment: string }
  | { verb: 'pause' }
  | { verb: 'resume' }
  /** One update of a run that stands. */
  | { verb: 'once' }
  | { verb: 'stop' }
  /** Shows a checkpoint of the shown run, the one that is nearest; null = the newest. */
  | { verb: 'step'; step: number | null }
  | { verb: 'slow'; on: boolean }
  | { verb: 'pin'; query: string }
  /** Opens Search with the shown run. */
  | { verb: 'search'; query: string }
  /** Opens a product in Search. */
  | { verb: 'product'; productId: string }
  /** Opens the lesson's runs side by side in Compare. */
  | { verb: 'compare' }
  /** Changes a setting of an experiment, for its next start. */
  | { verb: 'set'; experiment: string; field: FieldId; value: FieldValue };

/** What a lesson has that its acts may name. `setting` reads the value of a field from text, or throws why it cannot be set. */
export interface ActContext {
  experiments: readonly string[];
  setting(experiment: string, field: string, value: string): { field: FieldId; value: FieldValue };
}

type Reader = (rest: string, context: ActContext) => Act;

const readers: { [V in Act['verb']]: Reader } = {
  start: (rest, context) => ({ verb: 'start', experiment: experimentIn(rest, context) }),
  show: (rest, context) => ({ verb: 'show', experiment: experimentIn(rest, context) }),
  pause: (rest) => alone('pause', rest),
  resume: (rest) => alone('resume', rest),
  once: (rest) => alone('once', rest),
  stop: (rest) => alone('stop', rest),
  step: (rest) => ({ verb: 'step', step: rest === 'newest' ? null : wholeNumber(rest) }),
  slow: (rest) => ({ verb: 'slow', on: oneOf(rest, ['on', 'off']) === 'on' }),
  pin: (rest) => ({ verb: 'pin', query: some(rest, 'a query') }),
  search: (rest) => ({ verb: 'search', query: some(rest, 'a query') }),
  product: (rest) => ({ verb: 'product', productId: some(rest, "a product's id") }),
  compare: (rest) => alone('compare', rest),
  set(rest, context) {
    const [, experiment, field, value] = /^([^:]*):([^=]*)=(.*)$/s.exec(rest) ?? [];
    if (value === undefined) throw new Error(`expected act:set:experiment:field=value, got 'act:set:${rest}'`);
    return { verb: 'set', experiment: experimentIn(experiment, context), ...context.setting(experiment, field, value) };
  },
};

/** 'act:start:make' to what it does. Throws what was expected and what came. */
export function parseAct(link: string, context: ActContext): Act {
  const [scheme, verb = '', ...rest] = link.trim().split(':');
  if (scheme !== 'act') throw new Error(`a link of a lesson begins with 'act:', this one is '${link.slice(0, 80)}'`);
  if (!Object.hasOwn(readers, verb)) throw new Error(`there is no act '${verb.slice(0, 40)}'; acts are ${Object.keys(readers).join(', ')}`);
  return readers[verb as Act['verb']](rest.join(':').trim(), context);
}

function experimentIn(name: string, { experiments }: ActContext): string {
  if (experiments.includes(name)) return name;
  throw new Error(`there is no experiment '${name.slice(0, 40)}' in this lesson; it has ${experiments.join(', ')}`);
}

function alone<V extends Act['verb']>(verb: V, rest: string): { verb: V } {
  if (rest) throw new Error(`act:${verb} stands alone, got 'act:${verb}:${rest.slice(0, 40)}'`);
  return { verb };
}

function wholeNumber(text: string): number {
  if (/^\d{1,7}$/.test(text)) return Number(text);
  throw new Error(`expected act:step: with a whole number or 'newest', got '${text.slice(0, 40)}'`);
}

function oneOf<O extends string>(text: string, options: readonly O[]): O {
  const found = options.find((option) => option === text);
  if (!found) throw new Error(`expected ${options.join(' or ')}, got '${text.slice(0, 40)}'`);
  return found;
}

function some(text: string, what: string): string {
  if (text) return text;
  throw new Error(`expected ${what} after the verb, got nothing`);
}
