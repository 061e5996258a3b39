import { describe, expect, it } from 'vitest';
import { imported } from './tableSource';

const products = 'product_id,title\np1,One\np2,Two\np3,Three\np4,Four\n';
const queries = 'query_id,query\nq1,first\nq2,second\n';

async function graded(path: string, text: string, others: Record<string, string> = { 'queries.csv': queries }) {
  const { catalog, ...rest } = await imported({ 'products.csv': products, ...others, [path]: text });
  const texts = new Map(catalog.queries.map(({ id, text }) => [id, text]));
  return { grades: catalog.judgments.map(({ queryId, productId, grade }) => `${texts.get(queryId)} ${productId} ${grade}`), catalog, ...rest };
}

describe('labels', () => {
  it.each([
    ['letters', 'query_id,product_id,esci_label\nq1,p1,E\nq1,p2,S\nq1,p3,C\nq2,p4,I', [3, 2, 1, 0], 3],
    ['words of WANDS', 'id\tquery_id\tproduct_id\tlabel\n0\tq1\tp1\tExact\n1\tq1\tp2\tPartial\n2\tq1\tp3\tExact\n3\tq2\tp4\tIrrelevant', [2, 1, 2, 0], 2],
    ['words of ESCI', 'query_id,product_id,label\nq1,p1,exact\nq1,p2,substitute\nq1,p3,complement\nq2,p4,irrelevant', [3, 2, 1, 0], 3],
    ['numbers 0 to 3', 'query,docid,rating\nfirst,p1,3\nfirst,p2,2\nfirst,p3,0\nsecond,p4,1', [3, 2, 0, 1], 2],
    ['yes and no', 'query_id,product_id,relevance\nq1,p1,yes\nq1,p2,no\nq1,p3,yes\nq2,p4,no', [1, 0, 1, 0], 1],
    ['mean ratings from 1', 'query_id,product_uid,relevance\nq1,p1,2.67\nq1,p2,1.33\nq1,p3,2.33\nq2,p4,3', [3, 1, 2, 3], 3],
    ['scores up to 100', 'query_id,product_id,score_linear\nq1,p1,100\nq1,p2,40\nq1,p3,1\nq2,p4,99', [100, 40, 1, 99], 1],
    ['positions', 'query_id,product_id,position\nq1,p1,1\nq1,p2,2\nq1,p3,100\nq2,p4,50', [100, 99, 1, 51], 1],
    ['a grade beside a label', 'query_id,product_id,label,grade\nq1,p1,Exact,3\nq1,p2,Partial,1\nq1,p3,Partial,1\nq2,p4,Exact,3', [3, 1, 1, 3], 2],
    ['no label at all', 'query_id,product_id\nq1,p1\nq1,p2\nq1,p3\nq2,p4', [1, 1, 1, 1], 1],
  ])('are read as %s', async (_, text, grades, relevantGrade) => {
    const { catalog } = await graded('labels.csv', text);
    expect(catalog.judgments.map(({ grade }) => grade)).toEqual(grades);
    expect(catalog.relevantGrade).toBe(relevantGrade);
  });

  it.each([
    ['TREC judgments', 'qrels.txt', 'q1 0 p1 2\nq1 0 p2 0\nq2 0 p1 1\n', ['first p1 2', 'first p2 0', 'second p1 1']],
    ['nested JSON by query id', 'qrels.json', '{"q1":{"p1":2,"p2":0},"q2":{"p1":1}}', ['first p1 2', 'first p2 0', 'second p1 1']],
    ['nested JSON by query text', 'ground_truth_labels.json', '{"first":{"p1":1}}', ['first p1 1']],
    ['JSON lists of ids', 'labels.json', '{"q1":["p1","p2"],"q2":["p3"]}', ['first p1 1', 'first p2 1', 'second p3 1']],
    ['lists of relevant and other ids', 'qrels.csv', 'query_id,positive_ids,negatives_ids\nq1,p1 p2,p3\nq2,p4,', ['first p1 1', 'first p2 1', 'first p3 0', 'second p4 1']],
  ])('are read from %s', async (_, path, text, expected) => {
    expect((await graded(path, text)).grades).toEqual(expected);
  });

  it('keep the label word for word', async () => {
    const { catalog } = await graded('labels.csv', 'query_id,product_id,label\nq1,p1,Exact\n');
    expect(catalog.judgments[0]).toEqual({ queryId: 'q1', productId: 'p1', grade: 3, label: 'Exact' });
  });

  it('bring their own queries where there is no table of them', async () => {
    const { catalog, report } = await graded('labels.csv', 'search_term,product_id,relevance\nred dress,p1,3\nRed Dress,p2,1\nblue shirt,p3,2\n', {});
    expect(catalog.queries.map(({ text }) => text)).toEqual(['red dress', 'blue shirt']);
    expect(report.notes.join()).toContain('2 queries were taken');
  });

  it('keep the highest grade of a pair, and report unknown queries, products and labels by line', async () => {
    const { grades, report } = await graded('labels.csv', 'query_id,product_id,grade\nq1,p1,1\nq1,p1,3\nq1,p1,2\nq9,p1,1\nq1,p9,1\nq1,p2,high\nq1,p3,-2\n');
    expect(grades).toEqual(['first p1 3', 'first p3 0']);
    expect(report.problems.filter(({ path }) => path === 'labels.csv').map(({ kind, lines }) => [kind, lines])).toEqual([
      ['duplicateLabel', [3, 4]], ['unknownQuery', [5]], ['unknownProduct', [6]], ['unknownLabel', [7]], ['negativeGrade', [8]],
    ]);
  });
});

describe('clicks', () => {
  it('are read by query id and by text, summed, and bring new queries', async () => {
    const { catalog, report } = await imported({
      'products.csv': products, 'queries.csv': queries,
      'clicks.jsonl': [
        { query: 'first', product_id: 'p1' }, { query_id: 'q1', product_id: 'p1', clicks: 2, impressions: 10, position: 3 }, { query: 'FIRST', product_id: 'p2', position: 1 },
        { query: 'third one', product_id: 'p1', clicks: 4 }, { query_id: 'q7', product_id: 'p1' }, { query: 'first', product_id: 'p9' }, { query: 'first', product_id: 'p1', clicks: -1 },
      ].map((row) => JSON.stringify(row)).join('\n'),
    });
    expect(catalog.queries.map(({ text }) => text)).toEqual(['first', 'second', 'third one']);
    expect(catalog.clicks).toEqual([
      { queryId: 'q1', productId: 'p1', clicks: 3, impressions: 10, position: 3 },
      { queryId: 'q1', productId: 'p2', clicks: 1, position: 1 },
      { queryId: catalog.queries[2].id, productId: 'p1', clicks: 4 },
    ]);
    expect(report.problems.filter(({ path }) => path === 'clicks.jsonl').map(({ kind, lines }) => [kind, lines])).toEqual([
      ['unknownQuery', [5]], ['unknownProduct', [6]], ['badNumber', [7]],
    ]);
  });

  it('are read from nested events', async () => {
    const event = { query_id: 'q1', action_name: 'click', event_attributes: { object: { object_id: 'p2' }, position: { ordinal: 4 } } };
    const { catalog } = await imported({ 'products.csv': products, 'queries.csv': queries, 'events.ndjson': JSON.stringify(event) });
    expect(catalog.clicks).toEqual([{ queryId: 'q1', productId: 'p2', clicks: 1, position: 4 }]);
  });
});

describe('splits', () => {
  it('in the tables are kept', async () => {
    const { catalog, report } = await imported({
      'products.csv': 'product_id,title,split\np1,One,train\np2,Two,test\np3,Three,\n',
      'queries.csv': 'query_id,query,split\nq1,first,train\nq2,second,dev\nq3,third,later\n',
      'labels.csv': 'query_id,product_id,grade\nq1,p1,1\nq2,p2,1\n',
    });
    expect(catalog.split).toEqual({ queries: { q1: 'train', q2: 'validation' }, products: { p1: 'train', p2: 'test' } });
    expect(report.statistics.splitCells).toEqual({ seenQuerySeenProduct: 1, seenQueryNewProduct: 0, newQuerySeenProduct: 0, newQueryNewProduct: 1 });
    expect(report.problems.find(({ kind }) => kind === 'unknownSplit')).toMatchObject({ lines: [4], example: 'later' });
  });
});
