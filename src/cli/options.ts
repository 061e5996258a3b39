import { parseArgs, type ParseArgsConfig } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;

/** Parses options strictly; prints the help and exits when asked. An unknown option is an error that names it. */
export function readOptions<T extends Options>(argv: string[], help: string, options: T, positionals = false) {
  let parsed;
  try {
    parsed = parseArgs({ args: argv, options: { ...options, help: { type: 'boolean', short: 'h' } }, allowPositionals: positionals, strict: true });
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message.split('. ')[0] : String(error)}. See --help.`, { cause: error });
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

export function wholeNumber(value: string, option: string): number {
  const number = Number(value);
  if (!Number.isInteger(number)) throw new Error(`--${option} expects a whole number, got '${value}'.`);
  return number;
}

/** One of a fixed set of words. */
export function oneOf<T extends string>(value: string, allowed: readonly T[], option: string): T {
  if (!(allowed as readonly string[]).includes(value)) throw new Error(`--${option} expects one of ${allowed.join(', ')}; got '${value}'.`);
  return value as T;
}
