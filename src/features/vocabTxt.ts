// BERT's older file form: one piece a line, the line number is the id.
import { tokenizerFromJson } from './publishedTokenizer';
import type { Tokenizer } from './types';

/** A BERT WordPiece tokenizer from the text of a `vocab.txt`; cased when the vocabulary holds capital letters. */
export function tokenizerFromVocab(vocabTxt: string): Tokenizer {
  const pieces = vocabTxt.split(/\r?\n/);
  while (pieces.at(-1) === '') pieces.pop();
  const vocab = Object.fromEntries(pieces.map((piece, id) => [piece, id]));
  const missing = ['[UNK]', '[CLS]', '[SEP]'].filter((name) => !(name in vocab));
  if (missing.length > 0) throw new Error(`Expected a BERT vocab.txt with one piece a line; ${missing.join(', ')} not found among ${pieces.length} lines.`);
  const cased = pieces.some((piece) => /^[A-Z][a-z]+$/.test(piece));
  return tokenizerFromJson({
    added_tokens: ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]'].filter((name) => name in vocab)
      .map((content) => ({ id: vocab[content], content, special: true, normalized: false, lstrip: false, rstrip: false, single_word: false })),
    normalizer: { type: 'BertNormalizer', clean_text: true, handle_chinese_chars: true, strip_accents: null, lowercase: !cased },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: { type: 'BertProcessing', sep: ['[SEP]', vocab['[SEP]']], cls: ['[CLS]', vocab['[CLS]']] },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: { type: 'WordPiece', unk_token: '[UNK]', continuing_subword_prefix: '##', max_input_chars_per_word: 100, vocab },
  });
}
