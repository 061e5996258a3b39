// Everything that can be wrong with a catalog and is lived with: what happened, what was done, what cures it.

interface ProblemText {
  /** What happened to the rows, after their number: "3 rows ...". */
  what: string;
  cure: string;
  /** Whether the row (or file) was left out. */
  dropped: boolean;
}

const problemTexts = {
  unreadableFile: { what: 'file could not be read', cure: 'Check that it is a file, that it may be read and that it is whole.', dropped: true },
  unsupportedFormat: { what: 'table in a format that is not read here', cure: 'Convert it to .csv or .jsonl first.', dropped: true },
  missingColumn: { what: 'table without a column that is needed', cure: 'Name the column in the first line, or map it.', dropped: false },
  ignoredTable: { what: 'further table of the same kind left unread', cure: 'Put all rows into one file, or remove the one that does not count.', dropped: true },
  tooLarge: { what: 'file larger than what is read into memory', cure: 'Split it, or keep a sample of the products.', dropped: true },
  tornArchive: { what: 'archive is torn; what came before the tear was read', cure: 'Pack or download it again.', dropped: true },
  nestedArchive: { what: 'zip inside a zip; it stays closed', cure: 'Unpack it first, or pick it by itself.', dropped: true },
  archivePath: { what: 'archive entry with a path that leaves the folder', cure: 'Pack the archive with relative paths.', dropped: true },
  brokenParquet: { what: 'Parquet file, or part of it, that cannot be read', cure: "Write it again, for example with pandas: to_parquet('FILE').", dropped: true },
  surplusColumns: { what: 'table with more than 2000 columns; the others were left out', cure: 'Remove columns that are not needed.', dropped: false },
  unsupportedPicture: { what: 'picture in a format that is not shown here', cure: 'Save it as JPEG or PNG.', dropped: true },
  tornLine: { what: 'row cannot be read', cure: 'Complete or remove the line.', dropped: true },
  hugeLine: { what: 'row longer than 16 million characters', cure: 'Keep pictures as files instead of inside the row.', dropped: true },
  strayQuote: { what: 'row with a quote that does not close; its lines were read one by one', cure: 'Double the quotes inside a quoted field.', dropped: false },
  surplusJoined: { what: 'row with too many fields; the surplus was joined to the title', cure: 'Put quotes around titles that contain the delimiter.', dropped: false },
  surplusFields: { what: 'row with too many fields', cure: 'Put quotes around fields that contain the delimiter.', dropped: true },
  missingFields: { what: 'row with too few fields; the missing ones are empty', cure: 'Give every row as many fields as the first line.', dropped: false },
  encoding: { what: 'table that is not UTF-8; it was read as the encoding named', cure: 'Save the file as UTF-8 if letters look wrong.', dropped: false },
  controlCharacters: { what: 'row with control characters; they were replaced by spaces', cure: 'Remove bytes below 32 from the text.', dropped: false },
  longText: { what: 'text longer than 4000 characters; it was cut', cure: 'Shorten it: the model reads the beginning only.', dropped: false },
  reservedName: { what: "name '__proto__' refused", cure: 'Give the product, query or column another name.', dropped: true },
  unsafeNumber: { what: 'id written as a number too long to be exact', cure: 'Put quotes around ids.', dropped: false },
  missingId: { what: 'row without an id', cure: 'Give every row an id.', dropped: true },
  madeIds: { what: 'table without an id column; ids were made from row numbers', cure: "Add a column 'product_id' (or 'query_id').", dropped: false },
  duplicateId: { what: 'id used before; the first row counts', cure: 'Make ids unique.', dropped: true },
  emptyProduct: { what: 'product with neither title nor picture', cure: 'Give it a title or a picture.', dropped: true },
  missingTitle: { what: 'product without a title; only its picture can find it', cure: 'Fill in the title if there is one.', dropped: false },
  missingImage: { what: 'product whose picture is not there; only its title can find it', cure: 'Put the picture beside the table, as named or as <id>.jpg.', dropped: false },
  imageUrl: { what: 'picture given as a URL; it is kept as text and not loaded', cure: 'Download the pictures into the folder as <id>.jpg.', dropped: false },
  imageLeavesFolder: { what: 'picture path that leaves the folder', cure: 'Copy the picture into the folder.', dropped: false },
  brokenImage: { what: 'picture that could not be read; the product counts as having none', cure: 'Open it in a picture program and save it again as JPEG or PNG.', dropped: false },
  missingQuery: { what: 'query without text', cure: 'Give the query its words.', dropped: true },
  unknownQuery: { what: 'row naming a query that is not in the queries', cure: 'Add the query to the queries table, or name the query by its text.', dropped: true },
  unknownProduct: { what: 'row naming a product that is not in the products', cure: 'Add the product, or correct its id.', dropped: true },
  unknownLabel: { what: 'label that is no grade', cure: "Use numbers, E S C I, or Exact Partial Irrelevant; or add a 'grade' column.", dropped: true },
  negativeGrade: { what: 'negative grade; it was read as 0', cure: 'Use 0 for not relevant.', dropped: false },
  duplicateLabel: { what: 'pair labelled before; the highest grade counts', cure: 'Keep one label per query and product.', dropped: true },
  badNumber: { what: 'count that is no number of at least 0', cure: 'Write clicks and impressions as whole numbers.', dropped: true },
  unknownSplit: { what: 'split that is not train, validation or test', cure: 'Use train, validation or test.', dropped: false },
} satisfies Record<string, ProblemText>;

export type ProblemKind = keyof typeof problemTexts;

/** One kind of trouble in one file. */
export interface ImportProblem extends ProblemText {
  kind: ProblemKind;
  path: string;
  count: number;
  /** The first lines it was seen in (entries, counted from 1, for JSON arrays and objects); empty where it is about the whole file. */
  lines: number[];
  /** What the first of them looks like. */
  example: string;
}

/** Collects problems: one entry per kind and file, however many rows have it. */
export interface Problems {
  add(kind: ProblemKind, path: string, line: number | null, example?: string, cure?: string): void;
  list(): ImportProblem[];
}

const keptLines = 10;

export function collectProblems(): Problems {
  const found = new Map<string, ImportProblem>();
  return {
    add(kind, path, line, example = '', cure = problemTexts[kind].cure) {
      const key = `${kind}\n${path}`;
      const problem = found.get(key) ?? { kind, path, count: 0, lines: [], example: excerpt(example), ...problemTexts[kind], cure };
      problem.count++;
      if (line !== null && problem.lines.length < keptLines) problem.lines.push(line);
      found.set(key, problem);
    },
    list: () => [...found.values()],
  };
}

function excerpt(text: string): string {
  const visible = text.slice(0, 80).replaceAll(/\p{C}+/gu, ' ');
  return text.length > 80 ? `${visible}...` : visible;
}
