// One import at a time: files are collected, looked at, read with the columns that were guessed or chosen, kept and encoded.
// It goes on while the dialog is closed.
import { create } from 'zustand';
import type { ColumnMapping, TableName } from '../../../catalog/import/columns';
import type { Progress } from '../../../lab/api';
import type { ImportOutcome, ImportPreview, PickedFile } from '../../../lab/importApi';
import { messageOf } from '../../state/labStore';
import { replaceCatalog } from './keptCatalogs';
import { ImportWorker, WorkerDied } from './importWorker';
import { UnreadableEntry, type PickedSource } from './pickedFiles';
import { initialMapping, rememberMapping } from './rememberedColumns';

export type ImportState =
  | { stage: 'none' }
  | { stage: 'collecting'; found: number }
  | { stage: 'inspecting'; name: string; progress: Progress | null }
  | { stage: 'refused'; preview: ImportPreview }
  | { stage: 'mapping'; preview: ImportPreview; mapping: ColumnMapping }
  /** `stopping`: what comes after, once it has stopped. */
  | { stage: 'importing'; preview: ImportPreview; mapping: ColumnMapping; progress: Progress | null; stopping: 'end' | 'columns' | null }
  | { stage: 'done'; preview: ImportPreview; mapping: ColumnMapping; outcome: ImportOutcome }
  | { stage: 'over'; why: Ending };

export type Ending = { kind: 'stopped' | 'stoppedHard' | 'nothing' } | { kind: 'died' | 'failed'; why: string } | { kind: 'folderUnread'; path: string; why: string };

export const useImport = create<ImportState>(() => ({ stage: 'none' }));

type Done = Extract<ImportState, { stage: 'done' }>;
/** What this page imported, by catalog: reports stay as long as the page does. */
export const useReports = create<Record<string, Done>>(() => ({}));

let worker: ImportWorker | null = null;
let files: PickedFile[] = [];
let collecting: AbortController | null = null;
/** The catalog that these files gave with other columns: the next one takes its place. */
let before: string | null = null;
/** Whether the running import has come so far that a catalog may have been kept. */
let mayBeKept = false;
/** Grows with every import: what an older one still says is not heard. */
let turn = 0;

const set = (state: ImportState) => useImport.setState(state, true);

/** Reads what was picked or dropped and imports it at once where every needed column was found. A running import is left alone. */
export async function beginImport(collect: (signal: AbortSignal, onFound: (files: number) => void) => Promise<PickedSource>, otherwiseNamed: string): Promise<void> {
  if (useImport.getState().stage === 'importing') return;
  const mine = forget();
  collecting = new AbortController();
  set({ stage: 'collecting', found: 0 });
  await unlessGivenUp(mine, async () => {
    const source = await collect(collecting!.signal, (found) => mine === turn && set({ stage: 'collecting', found }));
    if (mine !== turn) return;
    files = source.files;
    if (files.length) await inspect(source.name ?? otherwiseNamed, mine);
    else set({ stage: 'over', why: { kind: 'nothing' } });
  });
}

/** Imports with the columns as they stand. */
export async function importMapped(): Promise<void> {
  const state = useImport.getState();
  const mine = turn;
  if (state.stage === 'mapping') await unlessGivenUp(mine, () => keep(state.preview, state.mapping, mine));
}

/** '' = no column. */
export function chooseColumn(table: TableName, field: string, column: string): void {
  const state = useImport.getState();
  if (state.stage !== 'mapping') return;
  const mapping = { ...state.mapping, [table]: { ...state.mapping[table], [field]: column } };
  rememberMapping(state.preview, mapping);
  set({ ...state, mapping });
}

/** Back to the columns: an import that runs is stopped first, a catalog that it kept will be replaced. */
export async function changeColumns(): Promise<void> {
  const state = useImport.getState();
  if (state.stage === 'importing') await stopThen('columns');
  else if (state.stage === 'done' && hasFiles()) set({ stage: 'mapping', preview: state.preview, mapping: state.mapping });
}

/** Stops whatever is going on. A worker that does not answer in time is ended. */
export async function stopImport(): Promise<void> {
  if (useImport.getState().stage === 'importing') await stopThen('end');
  else closeImport();
}

/** Forgets the files and ends the worker. */
export function closeImport(): void {
  forget();
  set({ stage: 'none' });
}

/** The report of an earlier import; its files are forgotten, so its columns stay. */
export function showReport(done: Done): void {
  forget();
  set(done);
}

/** Whether the columns of what was imported can still be changed. */
export function hasFiles(): boolean {
  return files.length > 0;
}

/** Needed fields that have no column, neither have those that would do instead, by table. */
export function missingFields({ tables }: ImportPreview, mapping: ColumnMapping): { table: TableName; field: string }[] {
  return tables.flatMap(({ table, fields }) => fields
    .filter(({ field, needed, orAnyOf }) => needed && ![field, ...orAnyOf].some((one) => columnOf(mapping, table, one)))
    .map(({ field }) => ({ table, field })));
}

export function columnOf(mapping: ColumnMapping, table: TableName, field: string): string {
  return (mapping[table] as Record<string, string> | undefined)?.[field] ?? '';
}

async function inspect(name: string, mine: number): Promise<void> {
  set({ stage: 'inspecting', name, progress: null });
  worker = new ImportWorker();
  // Across a worker's border progress and answer take different ways: what comes after the answer is not heard.
  const tell = (progress: Progress) => mine === turn && useImport.getState().stage === 'inspecting' && set({ stage: 'inspecting', name, progress });
  const preview = await worker.inspect(name, files, tell);
  if (mine !== turn) return;
  const mapping = initialMapping(preview);
  if (preview.refusal !== null) end({ stage: 'refused', preview });
  else if (missingFields(preview, mapping).length) set({ stage: 'mapping', preview, mapping });
  else await keep(preview, mapping, mine);
}

async function keep(preview: ImportPreview, mapping: ColumnMapping, mine: number): Promise<void> {
  set({ stage: 'importing', preview, mapping, progress: null, stopping: null });
  mayBeKept = false;
  const tell = (progress: Progress) => {
    mayBeKept ||= progress.task === 'saving' || progress.task === 'vectors';
    const state = useImport.getState();
    if (mine === turn && state.stage === 'importing') set({ ...state, progress });
  };
  worker ??= new ImportWorker();
  if (!worker.hasInspected) await worker.inspect(preview.name, files, tell);
  const outcome = await worker.keep(mapping, tell);
  if (mine !== turn) return;
  if (before) await replaceCatalog(before, outcome.catalog.id);
  before = outcome.catalog.id;
  const state = useImport.getState();
  if (state.stage === 'importing' && state.stopping === 'columns') set({ stage: 'mapping', preview, mapping });
  else {
    const done: Done = { stage: 'done', preview, mapping, outcome };
    useReports.setState({ [outcome.catalog.id]: done });
    end(done);
  }
}

async function stopThen(stopping: 'end' | 'columns'): Promise<void> {
  const state = useImport.getState();
  if (state.stage !== 'importing' || state.stopping) return;
  set({ ...state, stopping });
  await worker?.stop();
}

async function unlessGivenUp(mine: number, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    const state = useImport.getState();
    if (mine !== turn) return;
    const stopped = cause instanceof Error && cause.name === 'AbortError';
    if (stopped && state.stage === 'importing' && state.stopping === 'columns') set({ stage: 'mapping', preview: state.preview, mapping: state.mapping });
    else end({ stage: 'over', why: stopped ? { kind: 'stopped' } : endingOf(cause) });
  }
}

function endingOf(cause: unknown): Ending {
  if (cause instanceof WorkerDied && cause.byUs) return { kind: mayBeKept ? 'stoppedHard' : 'stopped' };
  if (cause instanceof WorkerDied) return { kind: 'died', why: cause.message };
  if (cause instanceof UnreadableEntry) return { kind: 'folderUnread', path: cause.path, why: cause.reason };
  return { kind: 'failed', why: messageOf(cause) };
}

function end(state: ImportState): void {
  worker?.end();
  worker = null;
  set(state);
}

function forget(): number {
  collecting?.abort();
  worker?.end();
  [worker, files, before] = [null, [], null];
  return ++turn;
}
