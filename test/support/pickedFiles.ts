import { zipSync } from 'fflate';
import sharp from 'sharp';
import type { PickedFile } from '../../src/lab/importApi';

export type Contents = Record<string, string | Uint8Array<ArrayBuffer>>;

/** Files as the page hands them over. */
export function picked(contents: Contents): PickedFile[] {
  return Object.entries(contents).map(([path, content]) => ({ path, file: new File([content], path.slice(path.lastIndexOf('/') + 1)) }));
}

export function zipped(contents: Contents): Uint8Array<ArrayBuffer> {
  return zipSync(Object.fromEntries(Object.entries(contents).map(([path, content]) => [path, typeof content === 'string' ? new TextEncoder().encode(content) : content])));
}

/** A picture of one color. */
export async function jpeg(side: number, red = 200): Promise<Uint8Array<ArrayBuffer>> {
  return Uint8Array.from(await sharp({ create: { width: side, height: side, channels: 3, background: { r: red, g: 40, b: 60 } } }).jpeg().toBuffer());
}

/** A small shop: three products with pictures, queries, labels, one broken picture. */
export async function smallShopFiles(root = 'my shop/'): Promise<Contents> {
  return {
    [`${root}products.csv`]: 'product_id,title,image,category\n1,Whole milk,a.jpg,Dairy\n2,Red apples,b.jpg,Fruit\n3,Oat milk,c.jpg,Dairy\n4,Broken lamp,d.jpg,Home\n',
    [`${root}queries.csv`]: 'query_id,query\nq1,milk\nq2,apples\n',
    [`${root}labels.csv`]: 'query_id,product_id,label\nq1,1,E\nq1,3,E\nq2,2,E\n',
    [`${root}images/a.jpg`]: await jpeg(64), [`${root}images/b.jpg`]: await jpeg(900, 10), [`${root}images/c.jpg`]: await jpeg(64, 90), [`${root}images/d.jpg`]: 'not a picture',
  };
}
