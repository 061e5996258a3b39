// What the feature room hands to training, retrieval and the lab. All of it is plain data or a pure function.

/** One word of a text and the ids that stand for it. */
export interface EncodedWord {
  text: string;
  ids: number[];
}

export interface Tokenizer {
  /** Number of ids; every id is in [0, size). */
  size: number;
  pad: number;
  unknown: number;
  /** Id that hides a token for masked-token training; null where the vocabulary has none. */
  mask: number | null;
  /** Words in reading order, in the form in which they are compared (lower-cased, normalized). An unseen script falls back to characters. */
  words(text: string): EncodedWord[];
  /** Ids of words with the vocabulary's start and end marks, cut to `limit` without losing the end mark. */
  assemble(words: EncodedWord[], limit: number): number[];
  encode(text: string, limit: number): number[];
  /** Everything needed to rebuild it (`loadTokenizer`), kept in the run. */
  save(): string;
}

/** A keyword added to a query, and why. */
export interface Keyword {
  text: string;
  /** > 0; how strongly the training clicks tie it to the query's words. */
  score: number;
  /** The query words it was reached from. */
  from: string[];
  /** Training clicks behind it. */
  clicks: number;
}

/** A decoded picture, RGBA, row-major, 4 bytes a pixel. */
export interface RasterImage {
  width: number;
  height: number;
  data: Uint8Array | Uint8ClampedArray;
}

/** Decodes JPEG, PNG, WebP (platform) and SVG (resvg) bytes. Rejects what is broken, too large or not a picture, with the reason. */
export interface ImageDecoder {
  decode(bytes: Uint8Array<ArrayBuffer>): Promise<RasterImage>;
}

/** A title word and the attribute values it helps to state (training may drop the words of one value together). */
export interface TitleWord extends EncodedWord {
  states: string[];
}

/** A catalog as numbers, in the order of `catalog.products`. */
export interface EncodedProducts {
  /** Names catalog content, feature config and tokenizer: what a cache is keyed by. */
  fingerprint: string;
  ids: string[];
  titles: TitleWord[][];
  /** 1 where the title has at least one word. */
  hasTitle: Uint8Array;
  /** [products, height, width, 3], letterboxed on white, raw u8. */
  pixels: Uint8Array;
  /** 1 where a picture could be read. */
  hasImage: Uint8Array;
  /** Products whose picture is the same bytes as at least two other products': shared placeholders. */
  sharedImages: string[][];
  problems: { productId: string; image: string; reason: string }[];
}

/** A query ready for the query encoder: typed words first, then keywords. */
export interface EncodedQuery {
  words: EncodedWord[];
  keywords: (Keyword & { words: EncodedWord[] })[];
  /** Typed words that neither the vocabulary's training texts nor the lexicon know. */
  unknownWords: string[];
}

/** One query as the query encoder reads it: ids with the vocabulary's marks, and 0 = typed, 1 = added keyword for each. */
export interface QueryRow {
  ids: number[];
  types: number[];
}

/** One product as the product tower reads it, after any augmentation. */
export interface ProductRow {
  titleIds: number[];
  hasTitle: boolean;
  /** [height, width, 3] u8; all white where there is no picture. */
  pixels: Uint8Array;
  hasImage: boolean;
}
