// A batch of made-up texts and pictures, for what asks how fast or whether at all.
import { random } from '../math/random';
import { type ModelConfig, queryEncoderConfig } from '../model/config';
import type { Batch } from '../training/batches';
import { relate } from '../training/relations';

const shortestText = 3;

/** Texts of 3 tokens up to what the encoders read, noise for pictures, and nobody clicked anything else. The same numbers for the same step. */
export function madeUpBatch(model: ModelConfig, count: number, step = 0): Batch {
  const draw = random(1, 'made-up batch', step);
  const { vocabularySize, positions } = model.title;
  const ids = (longest: number) => Array.from({ length: shortestText + draw.integer(longest - shortestText + 1) }, () => 5 + draw.integer(vocabularySize - 5));
  const each = <T>(make: (row: number) => T) => Array.from({ length: count }, (_, row) => make(row));
  const pictureBytes = model.image.height * model.image.width * 3;
  const rows = each((row) => ({ query: row, product: row }));
  const noMasks = { maskDuplicates: false, maskClicked: false, maskKeywordMatches: false };
  return {
    pairs: each((row) => row), rows,
    queries: each(() => ids(queryEncoderConfig(model).positions)).map((typed) => ({ ids: typed, types: typed.map(() => 0) })),
    products: each(() => ({ titleIds: ids(positions), hasTitle: true, hasImage: true, pixels: Uint8Array.from({ length: pictureBytes }, () => draw.integer(256)) })),
    keywords: rows.map(() => []), views: null, maskedTitles: null,
    relations: relate({ rows, words: each(() => ({ words: [], keywords: [] })), titles: each(() => new Set<string>()) },
      { clicked: each(() => new Set<number>()), designs: null }, noMasks, false),
  };
}
