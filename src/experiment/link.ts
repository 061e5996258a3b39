// An experiment as a piece of a link: the preset it began as and only what differs from it.
// '1~make~nano~shop-nano~7~training.batch:64~model.fusion:{...}': format, preset, size, catalog, seed, then path:value, all safe in a URL.
import { difference, isTree } from './diff';
import type { Draft } from './draft';
import { sizes, type Experiment, type Size } from './experiment';
import { holderOf } from './holder';
import { parseExperiment } from './parse';
import { presetById, presets } from './presets/presets';

const linkVersion = 1;
/** Longer ones are not read: no browser and no mail program keeps them whole either. */
export const longestLink = 16_000;
const advice = 'Ask for the link again, or open the experiment as a file.';

/** What a link of an older format becomes in the next one: its parts after the version. */
type Migration = (parts: string[]) => string[];
const migrations: Record<number, Migration> = {};

export function encodeExperiment(presetId: string, size: Size, experiment: Experiment): string {
  const base = presetById(presetId).experiment(size, experiment.catalog, experiment.seed);
  const changes = difference(base, experiment, otherKeys).map(({ path, before, after }) => `${path}:${encodeValue(withReferences(before, after))}`);
  return [linkVersion, presetId, size, escape(experiment.catalog), experiment.seed, ...changes].join('~');
}

/** Throws one line that says what was expected, what came and what to do. */
export function decodeExperiment(text: string): Draft {
  if (text.length > longestLink) throw new Error(`A link to an experiment has at most ${longestLink} characters, this one has ${text.length}. ${advice}`);
  const [presetId, size, catalog, seed, ...changes] = migrate(text.split('~'), migrations);
  if (!presets.some(({ id }) => id === presetId)) throw new Error(`The link names the preset '${presetId}', expected one of ${presets.map(({ id }) => id).join(', ')}. ${advice}`);
  const known = sizes.find((each) => each === size);
  if (!known) throw new Error(`The link names the size '${size}', expected one of ${sizes.join(', ')}. ${advice}`);
  if (!catalog) throw new Error(`The link names no catalog. ${advice}`);
  if (!/^-?\d{1,15}$/.test(seed ?? '')) throw new Error(`The link has the seed '${seed}', expected a whole number. ${advice}`);
  const experiment = presetById(presetId).experiment(known, unescape(catalog), Number(seed));
  for (const change of changes) apply(experiment, change);
  return { presetId, size: known, experiment: parseExperiment(experiment) };
}

/** Brings the parts of a link of any older format to this one's. */
export function migrate([version, ...parts]: string[], table: Record<number, Migration>): string[] {
  if (!/^\d{1,4}$/.test(version)) throw new Error(`A link to an experiment begins with the number of its format, this one with '${version.slice(0, 20)}'. ${advice}`);
  const from = Number(version);
  if (from > linkVersion) throw new Error(`The link is of format ${from}, this page reads up to ${linkVersion}. Reload the page to get its newest version, then open the link again.`);
  let migrated = parts;
  for (let format = from; format < linkVersion; format++) {
    if (!table[format]) throw new Error(`The link is of format ${format}, which was never given out. ${advice}`);
    migrated = table[format](migrated);
  }
  return migrated;
}

/** Subtrees of other keys or lengths cannot be told leaf by leaf. */
function otherKeys(a: Record<string, unknown>, b: Record<string, unknown>): boolean {
  return Array.isArray(a) !== Array.isArray(b) || Object.keys(a).toSorted().join() !== Object.keys(b).toSorted().join();
}

/** In a list of objects, one that the preset's list has too is told by its place there. */
function withReferences(before: unknown, after: unknown): unknown {
  if (!Array.isArray(before) || !Array.isArray(after) || !before.every(isTree)) return after;
  const places = new Map(before.map((item, place) => [JSON.stringify(item), place]));
  return after.map((item: unknown) => places.get(JSON.stringify(item)) ?? item);
}

function resolveReferences(before: unknown, value: unknown): unknown {
  if (!Array.isArray(before) || !Array.isArray(value) || !before.every(isTree)) return value;
  return value.map((item: unknown) => (typeof item === 'number' ? structuredClone(before[item]) : item));
}

function apply(experiment: Experiment, change: string): void {
  const colon = change.indexOf(':');
  const path = colon < 0 ? change : change.slice(0, colon);
  const found = colon < 0 ? null : holderOf(experiment, path);
  if (!found) throw new Error(`The link changes '${path.slice(0, 80)}', which this preset does not have. ${advice}`);
  found.node[found.key] = resolveReferences(found.node[found.key], decodeValue(path, change.slice(colon + 1)));
}

const plainWord = /^[A-Za-z][\w-]*$/;
const ownWords = ['true', 'false', 'null'];

function encodeValue(value: unknown): string {
  return typeof value === 'string' && plainWord.test(value) && !ownWords.includes(value) ? value : escape(JSON.stringify(value));
}

function decodeValue(path: string, text: string): unknown {
  if (plainWord.test(text) && !ownWords.includes(text)) return text;
  try {
    return JSON.parse(unescape(text));
  } catch {
    throw new Error(`The link gives '${path}' a value that cannot be read: '${text.slice(0, 40)}'. It may have been cut off. ${advice}`);
  }
}

const escape = (text: string) => encodeURIComponent(text).replaceAll('~', '%7E');

function unescape(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Error(`The link has a part that cannot be read: '${text.slice(0, 40)}'. It may have been cut off. ${advice}`);
  }
}
