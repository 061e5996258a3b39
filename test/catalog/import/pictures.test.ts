import { describe, expect, it } from 'vitest';
import { imported } from './tableSource';

const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

async function imageOf(written: string, files: string[], folder = '', id = 'p1') {
  const table = JSON.stringify({ product_id: id, title: 'Dress', image: written });
  const { catalog, problems } = await imported({ [`${folder}products.jsonl`]: table, ...Object.fromEntries(files.map((path) => [path, 'picture'])) });
  return { image: catalog.products[0].image, problems };
}

describe('a picture', () => {
  it.each([
    ['its path', 'images/a.jpg', ['images/a.jpg', 'other/a.jpg'], '', 'images/a.jpg'],
    ['its path from the folder of the table', 'images/a.jpg', ['images/a.jpg', 'set/images/a.jpg'], 'set/', 'set/images/a.jpg'],
    ['its path from the root', 'images/a.jpg', ['images/a.jpg'], 'set/', 'images/a.jpg'],
    ['a path with dots and slashes that stays inside', './x/..\\images//a.jpg', ['images/a.jpg'], '', 'images/a.jpg'],
    ['its name anywhere', 'C:\\old\\place\\A.JPG', ['deep/er/a.jpg'], '', 'deep/er/a.jpg'],
    ['its name without an ending', 'a', ['deep/a.webp'], '', 'deep/a.webp'],
    ['the id anywhere', '', ['photos/P1.png'], '', 'photos/P1.png'],
    ['the id in place of a URL', 'https://shop.example/x/y.jpg?size=3', ['photos/p1.jpg'], '', 'photos/p1.jpg'],
    ['the name of a URL', 'https://shop.example/x/y.jpg?size=3', ['photos/y.jpg'], '', 'photos/y.jpg'],
  ])('is found by %s', async (_, written, files, folder, expected) => {
    expect((await imageOf(written, files, folder)).image).toBe(expected);
  });

  it('is kept as text where it is a URL, and is never read', async () => {
    const { open, catalog, problems, report } = await imported({ 'products.csv': 'id,title,image_url\n1,Dress,https://shop.example/a.jpg\n' });
    expect(catalog.products[0].image).toBe('https://shop.example/a.jpg');
    expect(await open.readImage('https://shop.example/a.jpg')).toBeNull();
    expect(problems.imageUrl).toBe(1);
    expect(report.statistics.imageUrls).toBe(1);
  });

  it('is read from the row, as a data URI or as bare base64', async () => {
    const rows = [{ id: 1, title: 'A', image: `data:image/png;base64,${png}` }, { id: 2, title: 'B', image: png }];
    const { open, catalog } = await imported({ 'products.jsonl': rows.map((row) => JSON.stringify(row)).join('\n') });
    expect(catalog.products[1].image).toBe(catalog.products[0].image);
    expect([...(await open.readImage(catalog.products[1].image!))!.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
  });

  it('is looked up in a table of pictures', async () => {
    const { catalog } = await imported({
      'listings.jsonl': '{"item_id":"B1","item_name":"Shoe","main_image_id":"71x"}', 'images/metadata/images.csv': 'image_id,height,path\n71x,10,ab/abc.jpg\n', 'images/small/ab/abc.jpg': 'x',
    });
    expect(catalog.products[0].image).toBe('images/small/ab/abc.jpg');
  });

  it.each(['../secret.jpg', '/../secret.jpg', 'a/../../secret.jpg', '..\\secret.jpg'])('whose path %j leaves the folder is refused and reported', async (written) => {
    const { image, problems } = await imageOf(written, ['x.jpg']);
    expect(image).toBeNull();
    expect(problems.imageLeavesFolder).toBe(1);
  });

  it('is no file that is no picture', async () => {
    expect((await imageOf('products.jsonl', [])).image).toBeNull();
  });

  it('that is missing is no error: the product stays and is counted', async () => {
    const { catalog, problems, report } = await imported({ 'products.csv': 'id,title,image\n1,Dress,a.jpg\n2,Shirt,\n' });
    expect(catalog.products.map(({ image }) => image)).toEqual([null, null]);
    expect(problems.missingImage).toBe(2);
    expect(report.statistics.withoutImage).toBe(2);
  });
});
