// What can be asked of the lab that imports files of one's own. Plain data only: it crosses a worker's border.
import type { ColumnMapping, TableName } from '../catalog/import/columns';
import type { ImportReport } from '../catalog/import/report';
import type { CatalogInfo, Progress } from './api';

/** A file as the page has it: picked, dropped, or out of a dropped folder. */
export interface PickedFile {
  /** With '/', from the picked folder down. */
  path: string;
  file: File;
}

export interface TablePreview {
  table: TableName;
  /** '(file names)' for the products that are made of pictures where there is no table. */
  path: string;
  /** At most 300. */
  columns: string[];
  /** Field to column, as guessed. */
  guess: Record<string, string>;
  /** All fields this table can have, needed ones first. A needed field may be left empty where one of `orAnyOf` is not. */
  fields: { field: string; needed: boolean; orAnyOf: string[] }[];
  /** The first rows as text, cells in the order of `columns`, long ones cut. */
  sample: string[][];
}

export interface ImportPreview {
  name: string;
  files: number;
  bytes: number;
  pictures: number;
  tables: TablePreview[];
  /** Why nothing can be imported, with the cure; null = it can. */
  refusal: string | null;
}

export interface ImportOutcome {
  catalog: CatalogInfo;
  report: ImportReport;
  /** False when encoding was stopped: words can be searched, MAKE encodes when it is next asked. */
  encoded: boolean;
  /** Why encoding failed, with the cure; '' where it was stopped, null where it was not. */
  encodingFailure: string | null;
}

/** A worker of its own, ended when the import is over: whatever a file does to it, the page and the open catalog stay. */
export interface ImportApi {
  inspect(name: string, files: PickedFile[], onProgress: (progress: Progress) => void): Promise<ImportPreview>;
  /** Reads what was inspected, keeps it in this browser, and encodes it with MAKE. */
  keep(mapping: ColumnMapping, onProgress: (progress: Progress) => void): Promise<ImportOutcome>;
  /** Before the catalog is kept `keep` rejects with 'AbortError' and leaves nothing behind; while encoding it resolves with `encoded: false`. */
  stop(): Promise<void>;
}
