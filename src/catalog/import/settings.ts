// What only our own export writes beside the tables: the catalog's name, how its labels are read, its marked hard negatives.
import type { HardNegative, Product } from '../types';
import { isRecord } from './rows';
import { resolvePath, type ImportSource } from './source';
import { numberOf } from './values';

export const settingsFile = 'settings.json';
export const hardNegativesFile = 'hardNegatives.jsonl';

export interface CatalogSettings {
  name?: string;
  relevantGrade?: number;
  labelsComplete?: boolean;
  hardNegatives: HardNegative[];
}

/** The settings in a catalog's folder; what is missing or wrong is left out, these files are not written by hand. */
export async function readSettings(source: ImportSource, folder: string, products: Map<string, Product>): Promise<CatalogSettings> {
  const lines = async (file: string) => {
    const bytes = await source.read(resolvePath(folder, file)!).catch(() => null);
    return bytes ? new TextDecoder().decode(bytes).split('\n') : [];
  };
  const settings = parseRecord((await lines(settingsFile)).join('\n')) ?? {};
  const relevantGrade = numberOf(settings.relevantGrade);
  const hardNegatives = (await lines(hardNegativesFile)).map(parseRecord).filter((value) => value !== null) as unknown[];
  return {
    ...(typeof settings.name === 'string' && { name: settings.name }), ...(relevantGrade !== null && relevantGrade > 0 && { relevantGrade }),
    ...(settings.labelsComplete === true && { labelsComplete: true }),
    hardNegatives: hardNegatives.filter((value) => isHardNegative(value, products)),
  };
}

function isHardNegative(value: unknown, products: Map<string, Product>): value is HardNegative {
  return isRecord(value) && [value.anchor, value.negative].every((id) => typeof id === 'string' && products.has(id)) &&
    typeof value.attribute === 'string' && ['sibling', 'lookAlike', 'soundAlike'].includes(String(value.kind));
}

function parseRecord(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}
