// Tokenizers of published checkpoints (WordPiece, CLIP byte-level BPE, others) through @huggingface/tokenizers.
import { Tokenizer as Published } from '@huggingface/tokenizers';
import { assembleWords } from './assembleWords';
import { decodeBytes } from './byteLevel';
import type { EncodedWord, Tokenizer } from './types';

interface AddedToken {
  id: number;
  content: string;
  normalized?: boolean;
  lstrip?: boolean;
  rstrip?: boolean;
}

/** A tokenizer from the parsed content of a `tokenizer.json`. Its `words` are the pre-tokens: "don't" is three words for BERT. */
export function tokenizerFromJson(json: unknown): Tokenizer {
  const published = open(json);
  const added = (json as { added_tokens?: AddedToken[] }).added_tokens ?? [];
  const { start, end } = marks(published);
  const ids = published.get_vocab();
  const id = (...names: string[]) => names.map((name) => ids.get(name)).find((found) => found !== undefined);
  const byteLevel = JSON.stringify((json as { pre_tokenizer?: unknown }).pre_tokenizer ?? null).includes('"ByteLevel"');
  const words = wordReader(published, added, byteLevel);
  return {
    size: Math.max(...ids.values()) + 1,
    pad: id('[PAD]', '<pad>', '<|pad|>') ?? 0,
    unknown: published.model?.unk_token_id ?? id('[UNK]', '<unk>') ?? 0,
    mask: id('[MASK]', '<mask>') ?? null,
    words,
    assemble: (words, limit) => assembleWords(words, limit, start, end),
    encode: (text, limit) => assembleWords(words(text), limit, start, end),
    save: () => JSON.stringify({ kind: 'published', tokenizer: json }),
  };
}

function open(json: unknown): Published {
  if (typeof json !== 'object' || json === null || !('model' in json)) {
    throw new Error(`Expected the parsed content of a tokenizer.json with a 'model', got ${JSON.stringify(json)?.slice(0, 60)}.`);
  }
  // The library insists that these keys are present; files may leave them out.
  return new Published({ normalizer: null, pre_tokenizer: null, post_processor: null, decoder: null, added_tokens: [], ...json }, {});
}

/** The marks that the post-processor puts around a text, read off a text of one letter. */
function marks(published: Published): { start: number[]; end: number[] } {
  const bare = published.encode('a', { add_special_tokens: false }).ids;
  const full = published.encode('a').ids;
  const at = full.findIndex((_, i) => bare.every((value, k) => full[i + k] === value));
  return { start: full.slice(0, at), end: full.slice(at + bare.length) };
}

function wordReader(published: Published, added: AddedToken[], byteLevel: boolean): (text: string) => EncodedWord[] {
  const { normalizer, pre_tokenizer: preTokenizer, model } = published;
  if (!model) throw new Error('Expected a tokenizer.json with a model, got none.');
  const verbatim = splitter(added.filter((token) => !token.normalized), (content) => content);
  const normalized = splitter(added.filter((token) => token.normalized), (content) => (normalizer ? normalizer(content) : content));

  const wordOf = (preToken: string): EncodedWord => ({
    text: byteLevel ? decodeBytes(preToken) : preToken,
    ids: model([preToken]).map((token) => model.tokens_to_ids.get(token) ?? model.unk_token_id ?? 0),
  });
  const plain = (text: string): EncodedWord[] => (preTokenizer ? preTokenizer(text) : [text]).map(wordOf);
  return (text) => verbatim(text, (part) => normalized(normalizer ? normalizer(part) : part, plain));
}

type Read = (text: string) => EncodedWord[];

/** Takes added tokens such as [MASK] out of a text whole, and reads what is between them with `read`. */
function splitter(tokens: AddedToken[], form: (content: string) => string): (text: string, read: Read) => EncodedWord[] {
  const known = new Map(tokens.map((token) => [form(token.content), token]));
  const contents = [...known.keys()].sort((a, b) => b.length - a.length).map((content) => content.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = contents.length > 0 ? new RegExp(`(${contents.join('|')})`, 'u') : null;
  return (text, read) => {
    const sections = pattern ? text.split(pattern) : [text];
    return sections.flatMap((section, i) => {
      const token = i % 2 === 1 ? known.get(section) : undefined;
      if (token) return [{ text: token.content, ids: [token.id] }];
      const left = known.get(sections[i - 1] ?? '')?.rstrip ? section.trimStart() : section;
      const trimmed = known.get(sections[i + 1] ?? '')?.lstrip ? left.trimEnd() : left;
      return trimmed ? read(trimmed) : [];
    });
  };
}
