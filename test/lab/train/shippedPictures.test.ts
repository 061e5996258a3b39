import { beforeAll, expect, it } from 'vitest';
import { openBundled } from '../../../src/catalog/bundled';
import { folderFiles } from '../../../src/cli/folderFiles';
import { baseExperiment } from '../../../src/experiment/presets/sizes';
import { encodePictures, picturesFingerprint } from '../../../src/features/encodePictures';
import { loadPictures } from '../../../src/features/pictureCache';
import { readJson } from '../../../src/storage/files';
import { sharpDecoder } from '../../features/sharpDecoder';

const files = folderFiles('public/pictures');
const open = openBundled('shop-nano');
const { features } = baseExperiment('nano', 'shop-nano', 1);
let name: string;

beforeAll(async () => { name = `pictures-${await picturesFingerprint(open, features)}`; });

it('the pictures that ship with the page are those of the catalog at nano’s size: all are listed, and a tenth is drawn again and compared', async () => {
  expect(await readJson(files, 'files.json')).toEqual([`${name}.json`, `${name}.pixels`]);
  const shipped = await loadPictures(files, name);
  expect(shipped, 'run npm run pictures').not.toBeNull();
  const { products } = open.catalog;
  const size = features.imageHeight * features.imageWidth * 3;
  expect(shipped!.pixels.length).toBe(products.length * size);
  const chosen = products.flatMap((product, i) => (i % 10 === 3 ? [{ product, i }] : []));
  const drawn = await encodePictures({ ...open, catalog: { ...open.catalog, products: chosen.map(({ product }) => product) } }, features, sharpDecoder);
  chosen.forEach(({ i, product }, at) => {
    expect(shipped!.hasImage[i], product.id).toBe(drawn.hasImage[at]);
    expect(Buffer.from(shipped!.pixels.subarray(i * size, (i + 1) * size)).equals(Buffer.from(drawn.pixels.subarray(at * size, (at + 1) * size))), product.id).toBe(true);
  });
});
