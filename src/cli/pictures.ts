import { openBundled } from '../catalog/bundled';
import { baseExperiment } from '../experiment/presets/sizes';
import { encodePictures, picturesFingerprint } from '../features/encodePictures';
import { savePictures } from '../features/pictureCache';
import { writeJson } from '../storage/files';
import { folderFiles } from './folderFiles';
import { nodeDecoder } from './nodeLab';
import { readOptions } from './options';

const help = `
Encodes the pictures of shop-nano at the size that nano reads, so that training in the page begins without drawing them.
Do it again after a picture of that catalog or the size of nano has changed.

  npm run pictures

  --out FOLDER  public/pictures unless told`;

const options = { out: { type: 'string', default: 'public/pictures' } } as const;

export async function pictures(argv: string[]): Promise<void> {
  const { values } = readOptions(argv, help, options);
  const files = folderFiles(values.out ?? 'public/pictures');
  for (const old of await files.list('')) await files.remove(old);
  const { features } = baseExperiment('nano', 'shop-nano', 1);
  const open = openBundled('shop-nano');
  const encoded = await encodePictures(open, features, await nodeDecoder());
  await savePictures(files, `pictures-${await picturesFingerprint(open, features)}`, encoded);
  const names = await files.list('');
  await writeJson(files, 'files.json', names);
  console.log(`${names.join(', ')}: ${(encoded.pixels.length / 1e6).toFixed(2)} MB of pixels`);
}
