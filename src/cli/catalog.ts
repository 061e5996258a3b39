import { catalogFingerprint } from '../catalog/fingerprint';
import { describeSplit } from '../catalog/split';
import type { Catalog } from '../catalog/types';
import { clickLogQuality, falseNegativesInBatches } from '../evaluation/falseNegatives';
import { colorFloor, labelledPictures, shapeFloor, type SanityFloor } from '../evaluation/sanityFloors';
import { encodePictures } from '../features/encodePictures';
import { splitFor } from '../lab/prepare';
import { nodeDecoder, openCatalog, printReport } from './nodeLab';
import { readOptions, required } from './options';
import { progressBar } from './progressBar';
import { short, table, withInterval } from './table';

const help = `
Says what is in a catalog before anything is trained on it: split, click log and its false negatives, and how easy its pictures are.

  npm run catalog -- --catalog shop

  --catalog NAME   shop, shop-nano, or a folder`;

const options = { catalog: { type: 'string' } } as const;
const pictureSize = { imageHeight: 64, imageWidth: 64 };

export async function catalog(argv: string[]): Promise<void> {
  const { values } = readOptions(argv, help, options);
  const { open, report } = await openCatalog(required(values.catalog, 'catalog'));
  if (report) printReport(report);
  const split = splitFor(open.catalog, catalogFingerprint(open.catalog));
  for (const note of describeSplit(open.catalog, split).notes) console.log(note);
  if (open.catalog.clicks.length > 0 && open.catalog.judgments.length > 0) printClickLog({ ...open.catalog, split });

  const bar = progressBar();
  const pictures = await encodePictures(open, pictureSize, await nodeDecoder(), { onProgress: (done, total) => bar.show({ task: 'pictures', done, total }) });
  bar.end();
  printFloors(open.catalog, pictures);
}

function printClickLog(logged: Catalog): void {
  const quality = clickLogQuality(logged, logged.clicks);
  console.log('\nClick log against the labels');
  console.log(table(['share', 'of'], [
    ...(quality.relevantNeverShown === null ? [] : [[short(quality.relevantNeverShown), 'relevant training pairs that were never shown']]),
    [short(quality.relevantNeverClicked), 'relevant training pairs that were never clicked'],
    [short(quality.clicksOnIrrelevant), 'clicks on products of grade 0'],
    ...falseNegativesInBatches(logged, [32, 64, 128]).map(({ batchSize, share, perRow }) => [short(share), `in-batch negatives that are relevant, batch ${batchSize} (${perRow.toFixed(1)} a query)`]),
  ]));
}

/** Floors that need no model: far above them, the pictures would be too easy. */
function printFloors({ products }: Catalog, pictures: Awaited<ReturnType<typeof encodePictures>>): void {
  const labelled = (attribute: string) => labelledPictures({ products }, pictures, pictureSize, ({ attributes, category }) => String((attribute === 'type' ? (attributes.type ?? category) : attributes[attribute]) ?? ''));
  const row = (name: string, { accuracy, majority, classes }: SanityFloor) => [name, withInterval(accuracy), short(majority), String(classes)];
  const rows = [
    ...(products.some(({ attributes }) => attributes.color) ? [row('color, naive Bayes on color histograms', colorFloor(labelled('color')))] : []),
    row('type, 5 nearest neighbors on 9 x 12 gray thumbnails', shapeFloor(labelled('type'))),
  ];
  console.log('\nHow far pictures go without a model');
  console.log(table(['floor', 'accuracy', 'largest class', 'classes'], rows));
}
