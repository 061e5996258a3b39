import { describe, expect, it } from 'vitest';
import { fieldOf } from '../../../src/catalog/import/columns';
import { imported } from './tableSource';

describe('columns', () => {
  it.each([
    ['WANDS', 'product_id\tproduct_name\tproduct_class\tcategory hierarchy\n1\tSofa\tSofas\tFurniture / Sofas', { title: 'Sofa', category: 'Sofas' }],
    ['Kaggle styles', 'id,gender,articleType,productDisplayName\n1,Men,Shirts,Puma shirt', { title: 'Puma shirt', category: 'Shirts' }],
    ['H&M', 'article_id,prod_name,product_type_name,detail_desc\n1,Strap top,Vest top,Jersey top', { title: 'Strap top', category: 'Vest top', description: 'Jersey top' }],
    ['other letter cases', 'Product ID,Product-Title,CATEGORY\n1,Sofa,Sofas', { title: 'Sofa', category: 'Sofas' }],
  ])('are found under the names of %s', async (_, table, product) => {
    const { catalog } = await imported({ 'products.csv': table });
    expect(catalog.products[0]).toMatchObject({ id: '1', ...product });
  });

  it('keep the zeros of ids and make numbers of years, but not of codes', async () => {
    const { catalog } = await imported({ 'products.csv': 'product_id,title,year,style_code,size,group_id\n0108775015,Top,2011.0,0042,42,17\n' });
    expect(catalog.products[0]).toMatchObject({ id: '0108775015', attributes: { year: 2011, style_code: '0042', size: 42, group_id: '17' } });
  });

  it('keep the types that JSON has, lists and nested attributes too', async () => {
    const { catalog } = await imported({ 'products.jsonl': '{"id":7,"title":"Top","attributes":{"color":"red","size":38,"code":"38"},"tags":["a","b"],"deep":{"x":1},"none":null}' });
    expect(catalog.products[0]).toMatchObject({ id: '7', attributes: { color: 'red', size: 38, code: '38', tags: ['a', 'b'], deep: '{"x":1}' } });
  });

  it('follow nested paths and templates when told to', async () => {
    const row = '{"asin":"B1","locale":"us","names":[{"language_tag":"de_DE","value":"Schuh"},{"language_tag":"en_US","value":"Shoe"}],"pics":["x","y.jpg"]}';
    const mapping = { products: { id: '{locale}:{asin}', title: 'names[language_tag=en_US].value', image: 'pics[1]' } };
    const { catalog } = await imported({ 'products.jsonl': row, 'y.jpg': 'picture' }, mapping);
    expect(catalog.products[0]).toMatchObject({ id: 'us:B1', title: 'Shoe', image: 'y.jpg' });
  });

  it('take the English item of a list of languages by themselves', async () => {
    const { catalog } = await imported({ 'listings_0.json': '{"item_id":"B1","item_name":[{"language_tag":"de_DE","value":"Schuh"},{"language_tag":"en_GB","value":"Shoe"}]}' });
    expect(catalog.products[0].title).toBe('Shoe');
  });

  it('fill a template from the first letters of a column', () => {
    expect(fieldOf({ line: 1, cells: { id: '0108775015' } }, 'images/{id:3}/{id}.jpg')).toBe('images/010/0108775015.jpg');
  });

  it('never answer with what every object inherits', () => {
    for (const name of ['constructor', '__proto__', 'toString', 'a.constructor']) expect(fieldOf({ line: 1, cells: { a: {} } }, name)).toBeUndefined();
  });

  it('that are needed and missing are reported once, with those that are there', async () => {
    const { catalog, report } = await imported({ 'products.csv': 'id,title\n1,Dress\n', 'labels.csv': 'query,thing\ndress,1\nshirt,1\n', 'queries.csv': 'query_id,words\nq,x\n' });
    expect([catalog.judgments, catalog.queries]).toEqual([[], []]);
    expect(report.problems.slice(-2)).toMatchObject([
      { kind: 'missingColumn', path: 'queries.csv', example: 'query; there are query_id, words' }, { kind: 'missingColumn', path: 'labels.csv', example: 'product_id; there are query, thing' },
    ]);
    await expect(imported({ 'products.csv': '1,Dress\n2,Shirt\n' })).rejects.toThrow(/needs rows with an id and a title.*without a column that is needed \(title; there are 1, Dress\)/);
  });

  it('make ids of row numbers where there are none', async () => {
    const { catalog, problems } = await imported({ 'products.csv': 'title,color\nDress,red\nShirt,blue\n' });
    expect(catalog.products.map(({ id }) => id)).toEqual(['p2', 'p3']);
    expect(problems.madeIds).toBe(1);
  });
});
