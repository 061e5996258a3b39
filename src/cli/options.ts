import { statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;

/** Parses options strictly; prints the help and exits when asked. An unknown option is an error that names it. */
export function readOptions<T extends Options>(argv: string[], help: string, options: T, positionals = false) {
  let parsed;
  try {
    parsed = parseArgs({ args: argv, options: { ...options, help: { type: 'boolean', short: 'h' } }, allowPositionals: positionals, strict: true });
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message.split(/\.(?:\s|$)/)[0] : String(error)}. See --help.`, { cause: error });
  }
  if ((parsed.values as { help?: boolean }).help) {
    console.log(help.trim());
    process.exit(0);
  }
  return parsed as ReturnType<typeof parseArgs<{ options: T; allowPositionals: true; strict: true }>>;
}

/** The one value of an option that must be there. */
export function required(value: string | undefined, option: string): string {
  if (!value) throw new Error(`--${option} is missing. See --help.`);
  return value;
}

/** A whole number from `least` to `most`, where they are given. */
export function wholeNumber(value: string, option: string, least = -Infinity, most = Infinity): number {
  const number = /^-?\d+$/.test(value.trim()) ? Number(value) : NaN;
  const range = most < Infinity ? ` from ${least} to ${most}` : least > -Infinity ? ` of at least ${least}` : '';
  if (!Number.isSafeInteger(number) || number < least || number > most) throw new Error(`--${option} expects a whole number${range}, got '${value}'.`);
  return number;
}

/** The items of 'a,b,c'; at least one, each once. */
export function listOf(value: string, option: string): string[] {
  const items = [...new Set(value.split(',').map((item) => item.trim()).filter(Boolean))];
  if (items.length === 0) throw new Error(`--${option} expects one or more values with commas between them, got '${value}'.`);
  return items;
}

/** The path of a file that will be written; its folder has to be there. */
export function outFile(path: string, option: string): string {
  const folder = dirname(resolve(path));
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new Error(`--${option}: there is no folder '${folder}' to write '${basename(path)}' into. Make it first.`);
  return path;
}

/** One of a fixed set of words. */
export function oneOf<T extends string>(value: string, allowed: readonly T[], option: string): T {
  if (!(allowed as readonly string[]).includes(value)) throw new Error(`--${option} expects one of ${allowed.join(', ')}; got '${value}'.`);
  return value as T;
}
