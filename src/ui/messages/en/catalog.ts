import type { FieldOf, TableName } from '../../../catalog/import/columns';
import type { ImportProblem } from '../../../catalog/import/problems';

type Field = { [T in TableName]: FieldOf<T> }[TableName];

const n = (count: number) => count.toLocaleString('en-US');
const counted = (count: number, one: string, many = `${one}s`) => `${n(count)} ${count === 1 ? one : many}`;
const plural = (one: string, many = `${one}s`) => (count: number) => (count === 1 ? one : many);
const products = (count: number) => counted(count, 'product');

const fields: Record<Field, string> = {
  id: 'Id', title: 'Title', image: 'Picture', category: 'Category', description: 'Description', split: 'Split', attributes: 'Attributes', truth: 'Planted answer',
  text: 'Query text', type: 'Type', weight: 'Frequency', deciding: 'Deciding side', queryId: 'Query id', query: 'Query text', productId: 'Product id', grade: 'Grade',
  label: 'Label', position: 'Position', positives: 'Relevant ids', negatives: 'Not relevant ids', source: 'Origin', clicks: 'Clicks', impressions: 'Impressions',
};

// Words of one part of the page. Every language has the same shape.
export const catalog = {
  title: 'Catalogs',
  close: 'Close',
  products,
  /** Between a catalog's name and what is said of it. */
  colon: ': ',

  yours: 'Kept in this browser',
  shipped: 'Come with the page',
  purposes: {
    shop: 'Generated shop with clicks, complete labels and planted right answers: to see what MAKE learns, and to measure it.',
    'shop-nano': 'The same shop, smaller: opens at once on any machine, for a quick try.',
  } as Record<string, string>,
  noneKept: 'None yet. Choose a folder or drop one anywhere on the page.',
  details: (found: { products: number; queries: number; judgments: number }) =>
    [products(found.products), found.queries ? counted(found.queries, 'query', 'queries') : '', found.judgments ? counted(found.judgments, 'judgment') : ''].filter(Boolean).join(' · '),
  openNow: 'open',
  open: 'Open',
  reportNamed: (name: string) => `Import report of ${name}`,
  openNamed: (name: string) => `Open ${name}`,
  delete: 'Delete',
  deleteNamed: (name: string) => `Delete ${name}`,
  deleted: (name: string) => `${name} is deleted.`,
  undo: 'Undo',
  undoNamed: (name: string) => `Undo: bring ${name} back`,
  listUnread: (why: string) => `The list could not be read: ${why}`,
  notDone: (why: string) => `This could not be done: ${why}`,
  places: {
    opfs: 'Own catalogs stay in this browser’s private files on this machine, also after a reload. The browser may clear them when the disk is full.',
    indexedDb: 'Own catalogs stay in this browser’s database on this machine, also after a reload; in a private window until it is closed. The browser may clear them when the disk is full.',
    memory: 'This window keeps nothing on the disk: own catalogs are gone when the tab closes.',
  },
  room: (used: string, left: string) => `This page takes ${used}; ${left} are left.`,

  own: 'Search your own products',
  stays: 'Nothing leaves this machine: files are read, kept and encoded in this browser.',
  chooseFolder: 'Choose folder',
  chooseFiles: 'Choose files',
  orDrop: 'or drop a folder, a zip or files anywhere on this page',
  dropHere: 'Drop to read it here',
  dropHint: 'A catalog as a folder, a zip, tables or pictures; a run, an experiment or a lesson. Nothing leaves this machine.',
  dropBusy: 'An import is running. Stop it before you drop something else.',
  nothingDropped: 'What was dropped holds no file. Drop a folder, a zip, or files.',
  folderUnread: (path: string, why: string) => `${path} could not be read: ${why}. Check that it is still there and may be read, then choose it again.`,
  ownName: 'My catalog',

  help: {
    title: 'What can be read',
    tables: 'A table of products as .csv, .tsv, .json, .jsonl or .parquet, also as .gz, alone or with pictures in a folder or a .zip. Each row is a product; a title or a picture is enough.',
    pictures: 'Pictures are found by the path in the table, by file name, or as <id>.jpg (.jpeg, .png, .webp …). Web addresses are not loaded: the page never asks another server.',
    more: 'Beside it, when you have them: queries, labels (E S C I, Exact / Partial / Irrelevant, numbers) and clicks, each as a table with that name. With labels the page measures its rankers.',
    columns: 'Columns are guessed by their names and can be changed. Rows that cannot be read are left out and listed; they never stop the rest.',
    example: 'The smallest catalog: products.csv',
    save: 'Save products.csv',
  },

  import: 'Import',
  collecting: (files: number) => `Listing files: ${n(files)} so far`,
  inspecting: 'Looking at the tables',
  checkColumns: 'Check the columns, then import',
  refused: 'Nothing was imported',
  importing: (task: string, tenths: string) => `${task}, ${tenths}`,
  starting: 'Starting',
  stopping: 'Stopping',
  stopped: 'Import stopped. Nothing was kept.',
  stoppedHard: 'The import did not answer and was ended. The page and the open catalog are as they were; what was already kept stands in the list.',
  died: (why: string) => `The import broke off (${why}). The page and the open catalog are as they were. Fewer or smaller files may pass.`,
  failed: (why: string) => `Nothing was imported: ${why}`,
  progressName: 'Progress of the import',
  stop: 'Stop',
  show: 'Show',
  dismiss: 'Dismiss',
  cancel: 'Back',
  another: 'Choose something else',

  found: (files: number, size: string, pictures: number) => `${counted(files, 'file')}, ${size}, ${pictures ? counted(pictures, 'picture') : 'no pictures'}`,
  noTables: 'There is no table: each picture becomes a product, titled by its file name.',
  fileNames: '(file names)',
  tables: { products: 'Products', queries: 'Queries', labels: 'Labels', clicks: 'Clicks' } as Record<TableName, string>,
  fields: fields as Record<string, string>,
  columnsOf: (table: string) => `Columns of ${table}`,
  needed: 'needed',
  noColumn: '(none)',
  withoutNeeded: (wanted: string[]) => `No column is chosen for ${wanted.join(', ')}. Choose it, or import without it.`,
  sampleOf: (table: string) => `First rows of ${table}`,
  change: 'Change columns',
  changeHint: 'Stops this import. The next one takes its place.',
  changeKeptHint: 'Imports the same files once more and replaces this catalog.',
  start: 'Import',

  report: {
    short: 'Report',
    title: 'Import report',
    search: 'Search this catalog',
    save: 'Save report',
    copy: 'Copy report',
    copied: 'Report copied',
    fileName: (name: string) => `import-report-${name}.txt`,
    notEncoded: 'Encoding was stopped. BM25 searches the titles now; MAKE and the other models encode the products when they are first asked, from the start.',
    encodingFailed: (why: string) => `The catalog is kept, but it could not be encoded: ${why} BM25 searches the titles now; MAKE tries again when it is first asked.`,
    files: 'What became of each file',
    file: 'File', table: 'Read as', format: 'Format', read: 'Rows read', kept: 'Kept', columns: 'Columns',
    others: (columns: string[], attributes: boolean) => `${attributes ? 'attributes' : 'not used'}: ${columns.join(', ')}`,
    decisions: 'Decisions taken',
    noDecisions: 'None: everything was as the files say.',
    problems: 'Problems',
    noProblems: 'No problem was found.',
    lines: (lines: number[], more: number) => `line${lines.length + more > 1 ? 's' : ''} ${lines.map(n).join(', ')}${more ? ` and ${n(more)} more` : ''}`,
    leftOut: 'left out',
    lived: 'read all the same',
    moreFiles: (files: number) => `${counted(files, 'more file')}: the saved report names all.`,
    times: (count: number) => `${n(count)} ×`,
    example: 'for example',
    cure: 'Cure',
    numbers: 'Numbers',
    counts: {
      products: plural('product'), queries: plural('query', 'queries'), judgments: plural('judgment'), clickedPairs: plural('clicked pair'), categories: plural('category', 'categories'),
      withoutTitle: plural('without a title', 'without a title'), withoutImage: plural('without a picture', 'without a picture'),
      imageUrls: plural('with a web address instead of a picture', 'with a web address instead of a picture'),
      sharedTitles: plural('shares its title', 'share their title'), sharedImages: plural('shares its picture', 'share their picture'),
      queriesWithoutRelevant: plural('judged query without a relevant product', 'judged queries without a relevant product'),
    },
    judgedPerQuery: (min: number, max: number) => `judged per query (median; ${n(min)} to ${n(max)})`,
    gap: 'of the query words are in no title',
    grades: 'judgments by grade',
    grade: (grade: string) => `grade ${grade}`,
    cells: 'judged pairs by what training has seen',
    cell: { seenQuerySeenProduct: 'seen query and product', seenQueryNewProduct: 'new product', newQuerySeenProduct: 'new query', newQueryNewProduct: 'both new' },
  },
  /** What is wrong and what cures it; the importer's own texts are English. */
  problem: ({ what, cure }: Pick<ImportProblem, 'kind' | 'what' | 'cure'>) => ({ what, cure }),
  note: (note: string) => note,
};
