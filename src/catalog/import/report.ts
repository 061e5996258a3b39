import type { TableName } from './columns';
import type { ImportProblem } from './problems';
import type { CatalogStatistics } from './statistics';

/** What became of one file. */
export interface TableReport {
  table: TableName;
  path: string;
  format: string;
  encoding: string;
  delimiter?: string;
  /** Field to column, as guessed or as given. */
  columns: Record<string, string>;
  /** Columns that are no field: attributes of products, ignored elsewhere. */
  otherColumns: string[];
  read: number;
  /** Products, queries, judged pairs or clicked pairs that came of it. */
  kept: number;
}

/** What a researcher checks first (design: data.md 2.7). */
export interface ImportReport {
  source: string;
  tables: TableReport[];
  problems: ImportProblem[];
  /** Decisions that were taken: how labels were read, where queries came from. */
  notes: string[];
  statistics: CatalogStatistics;
}
