// A run is a folder of plain files, the same on disk, in the browser and in public/.
import type { Split } from '../catalog/types';
import type { Lexicon } from '../features/keywords';
import { readJson, readLines, writeJson, writeText, type Files } from '../storage/files';
import type { NamedArrays } from '../storage/namedArrays';
import { decodeSafetensors, encodeSafetensors } from '../storage/safetensors';
import type { RunRecord } from './experiment';
import { parseExperiment } from './parse';

/** Everything besides the numbers that rebuilds a model and its features from one checkpoint file. */
export interface CheckpointContext {
  record: RunRecord;
  /** `Tokenizer.save()`. */
  tokenizer: string;
  lexicon: Lexicon;
  split: Split;
  /** Training clicks or pairs per query word: what coverage-aware blending trusts. */
  wordCounts: Record<string, number>;
  /** Cosine below which nothing matches; null before it was calibrated. */
  scoreFloor: number | null;
  /** What was noted while the catalog was read. */
  notes: string[];
}

export interface Checkpoint {
  step: number;
  arrays: NamedArrays;
  context: CheckpointContext;
}

export interface RunFolder {
  readRecord(): Promise<RunRecord | null>;
  writeRecord(record: RunRecord): Promise<void>;
  /** All in one write. */
  appendMetrics(...lines: object[]): Promise<void>;
  /** Lines up to a step: what a resumed run keeps. */
  readMetrics<T extends { step: number }>(upTo?: number): Promise<T[]>;
  rewriteMetrics(lines: readonly object[]): Promise<void>;
  /** Steps that have a checkpoint, ascending. */
  checkpoints(): Promise<number[]>;
  /** Steps that have the index of the catalog, ascending. */
  indexes(): Promise<number[]>;
  writeCheckpoint(checkpoint: Checkpoint): Promise<void>;
  /** The checkpoint of that very step; null where there is none. Throws where it is torn. */
  readStep(step: number): Promise<Checkpoint | null>;
  /**
   * The newest readable checkpoint at or before a step; null where there is none. A torn file is passed over and named in `skipped`;
   * throws where all of them are torn.
   */
  readCheckpoint(atMost?: number): Promise<{ checkpoint: Checkpoint; skipped: string[] } | null>;
  writeIndex(step: number, arrays: NamedArrays, metadata: Record<string, string>): Promise<void>;
  readIndex(step: number): Promise<{ arrays: NamedArrays; metadata: Record<string, string> } | null>;
  writeReport(step: number, name: string, report: unknown): Promise<void>;
  /** Removes checkpoints, indexes and reports of later steps. */
  dropAfter(step: number): Promise<void>;
}

const digits = (step: number) => String(step).padStart(6, '0');
const checkpointPath = (step: number) => `step-${digits(step)}.safetensors`;

/** Steps that have a file of that kind among the paths of a run's folder, ascending. */
export function stepsOf(kind: 'step' | 'index', paths: readonly string[]): number[] {
  const name = new RegExp(`^${kind}-(\\d+)\\.safetensors$`);
  return paths.flatMap((path) => name.exec(path)?.[1] ?? []).map(Number).sort((a, b) => a - b);
}

export function createRunFolder(files: Files): RunFolder {
  const checkpoints = async () => stepsOf('step', await files.list(''));
  const readStep = async (step: number) => {
    const path = checkpointPath(step);
    const bytes = await files.read(path);
    return bytes && parseCheckpoint(bytes, path);
  };
  return {
    readRecord: () => readJson<RunRecord>(files, 'run.json'),
    writeRecord: (record) => writeJson(files, 'run.json', record),
    appendMetrics: (...lines) => files.append('metrics.jsonl', jsonLines(lines)),
    readMetrics: async <T extends { step: number }>(upTo = Infinity) => (await readLines<T>(files, 'metrics.jsonl')).filter((line) => line.step <= upTo),
    rewriteMetrics: (lines) => writeText(files, 'metrics.jsonl', jsonLines(lines)),
    checkpoints,
    indexes: async () => stepsOf('index', await files.list('')),
    readStep,
    writeCheckpoint: ({ step, arrays, context }) =>
      files.write(checkpointPath(step), encodeSafetensors(arrays, { step: String(step), context: JSON.stringify(context) })),
    async readCheckpoint(atMost = Infinity) {
      const skipped: string[] = [];
      for (const step of (await checkpoints()).filter((s) => s <= atMost).toReversed()) {
        try {
          const checkpoint = await readStep(step);
          if (checkpoint) return { checkpoint, skipped };
        } catch (error) {
          skipped.push(`${checkpointPath(step)}: ${error instanceof Error ? error.message : String(error)}`);
        }
      }
      if (skipped.length > 0) throw new Error(`The run has no checkpoint that can be read. ${skipped.join(' ')}`);
      return null;
    },
    writeIndex: (step, arrays, metadata) => files.write(`index-${digits(step)}.safetensors`, encodeSafetensors(arrays, metadata)),
    async readIndex(step) {
      const bytes = await files.read(`index-${digits(step)}.safetensors`);
      return bytes && decodeSafetensors(bytes);
    },
    writeReport: (step, name, report) => writeJson(files, `report-${digits(step)}-${name}.json`, report),
    async dropAfter(step) {
      const later = (await files.list('')).filter((path) => Number(/^(?:step|index|report)-(\d+)\b/.exec(path)?.[1] ?? 0) > step);
      for (const path of later) await files.remove(path);
    },
  };
}

const jsonLines = (lines: readonly object[]) => lines.map((line) => `${JSON.stringify(line)}\n`).join('');

/** Throws, saying what is wrong, for bytes that are no whole checkpoint of this playground. `path` names them. */
export function parseCheckpoint(bytes: Uint8Array<ArrayBuffer>, path: string): Checkpoint {
  const { arrays, metadata } = decodeSafetensors(bytes);
  if (!metadata.context || !metadata.step) throw new Error(`${path} is a safetensors file without a run's context; expected a checkpoint of this playground.`);
  if (!/^\d{1,9}$/.test(metadata.step)) throw new Error(`${path} says that it is of step '${metadata.step.slice(0, 20)}'; expected a whole number. It was changed.`);
  const context = JSON.parse(metadata.context) as CheckpointContext;
  context.record.experiment = parseExperiment(context.record.experiment);
  return { step: Number(metadata.step), arrays, context };
}
