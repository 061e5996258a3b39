// A typed query to its unit vector and to how much each of its words counted.
import type { FeatureConfig } from '../features/config';
import { encodeQuery, queryRow, tokenSpans } from '../features/encodeQuery';
import type { Lexicon } from '../features/keywords';
import type { EncodedQuery, Tokenizer } from '../features/types';
import { random } from '../math/random';
import { row } from '../math/vectors';
import { queryEncoderConfig } from '../model/config';
import { queryTensors } from '../model/inputs';
import { embedQueries, type Model } from '../model/retrievalModel';

/** How much one typed word or added keyword counted. */
export interface WordAttention {
  text: string;
  added: boolean;
  /** In [0, 1]; all shares of a query sum to 1. The vocabulary's start and end marks are divided out. */
  share: number;
}

export interface QueryVector {
  /** Unit vector; null for a query without any word. */
  vector: Float32Array | null;
  /** The keyword attention in reading order; null where the query is not pooled by attention. */
  attention: WordAttention[] | null;
  encoded: EncodedQuery;
}

/** The query side of one state of the model. What was asked is remembered: after further training make a new one. */
export interface QueryVectors {
  of(text: string): Promise<QueryVector>;
  /** Embeds many queries at once, so that `of` finds them done. */
  warm(texts: readonly string[], options?: { onProgress?: (done: number, total: number) => void; signal?: AbortSignal }): Promise<void>;
}

const remembered = 20_000;
const chunk = 32;

/** Without a lexicon queries are read as typed. */
export function createQueryVectors(model: Model, tokenizer: Tokenizer, lexicon: Lexicon | null, features: FeatureConfig): QueryVectors {
  const known = new Map<string, QueryVector>();
  const remember = (text: string, vector: QueryVector) => {
    if (known.size >= remembered) known.delete(known.keys().next().value ?? '');
    known.set(text, vector);
  };
  const embed = async (texts: readonly string[]) => {
    const encoded = texts.map((text) => encodeQuery(text, tokenizer, lexicon, features.keywords));
    const vectors = await embedEncoded(model, tokenizer, features.queryTokens, encoded);
    texts.forEach((text, i) => remember(text, vectors[i]));
    return vectors;
  };
  return {
    of: async (text) => known.get(text) ?? (await embed([text]))[0],
    async warm(texts, { onProgress, signal } = {}) {
      const missing = [...new Set(texts)].filter((text) => !known.has(text));
      for (let start = 0; start < missing.length; start += chunk) {
        signal?.throwIfAborted();
        await embed(missing.slice(start, start + chunk));
        onProgress?.(Math.min(start + chunk, missing.length), missing.length);
      }
    },
  };
}

/** Encoded queries to vectors, in one batch; those without words take no part. */
async function embedEncoded(model: Model, tokenizer: Tokenizer, limit: number, encoded: readonly EncodedQuery[]): Promise<QueryVector[]> {
  const read = encoded.filter((query) => query.words.length > 0);
  if (read.length === 0) return encoded.map((query) => ({ vector: null, attention: null, encoded: query }));
  const batch = queryTensors(read.map((query) => queryRow(query, tokenizer, limit)), queryEncoderConfig(model.config), tokenizer.pad);
  const { query, keywordAttention } = embedQueries(model, batch, { training: false, random: random(0, 'no dropout'), trace: null });
  const vectors = (await query.data()) as Float32Array; // [read, embedding]
  const attention = keywordAttention && ((await keywordAttention.data()) as Float32Array); // [read, tokens]
  const [, width] = query.shape;
  const tokens = keywordAttention?.shape[1] ?? 0;
  for (const tensor of [query, keywordAttention, batch.ids, batch.mask, batch.types]) tensor?.dispose();
  const results = read.map((query, i): QueryVector => ({
    vector: row(vectors, width, i).slice(),
    attention: attention && wordAttention(query, tokenizer, limit, row(attention, tokens, i)),
    encoded: query,
  }));
  return encoded.map((query) => results[read.indexOf(query)] ?? { vector: null, attention: null, encoded: query });
}

function wordAttention(query: EncodedQuery, tokenizer: Tokenizer, limit: number, attention: Float32Array): WordAttention[] {
  const spans = tokenSpans(query, tokenizer, limit);
  const raw = spans.map(({ start, end }) => attention.subarray(start, end).reduce((sum, share) => sum + share, 0));
  const total = raw.reduce((sum, share) => sum + share, 0);
  return spans.map(({ text, added }, i) => ({ text, added, share: total > 0 ? raw[i] / total : 0 }));
}
