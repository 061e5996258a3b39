import { expect, it } from 'vitest';
import { formatReport } from '../../../src/catalog/import/formatReport';
import { imported } from './tableSource';

const files = {
  'products.csv': 'product_id,title,category,image\n1,Red dress,Dresses,a.jpg\n2,Red dress,Dresses,\n3,Blue shirt,Shirts,https://x.example/a.png\n1,Twice,Shirts,\n,No id,Shirts,\n',
  'a.jpg': 'picture',
  'queries.csv': 'query_id,query\nq1,red dress\nq2,scarlet gown\nq3,shirt\n',
  'labels.csv': 'query_id,product_id,grade\nq1,1,3\nq1,2,2\nq2,1,1\nq3,9,1\n',
};

it('the report counts what a researcher checks first', async () => {
  const { report } = await imported(files);
  expect(report.statistics).toEqual({
    products: 3, withoutTitle: 0, withoutImage: 1, imageUrls: 1, sharedTitles: 2, sharedImages: 0, categories: 2, queries: 3, judgments: 3,
    grades: { 1: 1, 2: 1, 3: 1 }, judgedPerQuery: { min: 1, median: 2, max: 2 }, queriesWithoutRelevant: 1, clickedPairs: 0,
    titleWords: [0, 0, 3], queryWords: [0, 1, 2], wordsInNoTitle: 2 / 5, splitCells: null,
  });
  expect(report.tables[0]).toEqual({
    table: 'products', path: 'products.csv', format: 'delimited', encoding: 'utf-8', delimiter: ',', read: 5, kept: 3, otherColumns: [],
    columns: { id: 'product_id', title: 'title', category: 'category', image: 'image' },
  });
});

it('the report is printed with lines and cures', async () => {
  const text = formatReport((await imported(files)).report);
  expect(text).toMatchInlineSnapshot(`
    "Catalog 'inline': 3 products, 3 queries, 3 judgments, 0 clicked pairs.
      products from products.csv (utf-8): 5 rows read, 3 kept; id = product_id, title = title, image = image, category = category
      queries from queries.csv (utf-8): 3 rows read, 3 kept; id = query_id, text = query
      labels from labels.csv (utf-8): 4 rows read, 3 kept; queryId = query_id, productId = product_id, grade = grade
      Labels were read as numbers up to 3; relevant is grade 2 and above. A pair without a label is not judged: metrics count it as not relevant, judged@10 tells how many there are.
      0 products without a title, 1 without a picture, 1 with a URL only; 2 share their title, 0 their picture; 2 categories.
      Judged per query: 1 to 2, median 2; 1 judged query without a relevant product; grades 3: 1, 2: 1, 1: 1.
      40.0 % of the query words occur in no title.
      ! products.csv, line 3: product whose picture is not there; only its title can find it (2). Put the picture beside the table, as named or as <id>.jpg.
      ! products.csv, line 4: picture given as a URL; it is kept as text and not loaded (https://x.example/a.png). Download the pictures into the folder as <id>.jpg.
      ! products.csv, line 5: id used before; the first row counts (1), left out. Make ids unique.
      ! products.csv, line 6: row without an id, left out. Give every row an id.
      ! labels.csv, line 5: row naming a product that is not in the products (9), left out. Add the product, or correct its id."
  `);
});

it('a kind of trouble is listed once per file, with its first ten lines and how many more there are', async () => {
  const rows = Array.from({ length: 30 }, () => ',No id\n').join('');
  const { report } = await imported({ 'products.csv': `id,title\n1,Dress\n${rows}` });
  const missing = report.problems.find(({ kind }) => kind === 'missingId')!;
  expect(missing).toMatchObject({ count: 30, lines: [3, 4, 5, 6, 7, 8, 9, 10, 11, 12] });
  expect(formatReport(report)).toContain('lines 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 20 more: row without an id, left out.');
});
