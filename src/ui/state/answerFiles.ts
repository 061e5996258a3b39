// Files with answers that were made when the page was built: which query has one, and each read once.
import { shippedRankers, type AnswerFile } from '../../lab/api';
import { bundledExamples } from '../../lab/search/examples';
import { answerPath } from '../../lab/search/shippedRunNames';
import { parseRoute } from './route';

const files = new Map<string, AnswerFile | null>();
const reading = new Map<string, Promise<AnswerFile | null>>();
const pictures = new Map<string, string>();

/** Where the answer lies under `runs/`; null for anything but an example query of a bundled catalog by a shipped ranker. */
export function answerFilePath(catalog: string, query: string, ranker: string): string | null {
  if (!shippedRankers.some((id) => id === ranker)) return null;
  const asked = query.trim().toLowerCase();
  const example = bundledExamples(catalog)?.find((example) => example.query.toLowerCase() === asked);
  return example ? answerPath(catalog, ranker, example.query) : null;
}

/** Undefined before it was read, null where it could not be: then the worker answers. */
export function knownAnswer(path: string): AnswerFile | null | undefined {
  return files.get(path);
}

export function readAnswer(path: string): Promise<AnswerFile | null> {
  const found = reading.get(path) ?? fetchAnswer(path).catch(() => null).then((file) => {
    files.set(path, file);
    for (const [productId, url] of Object.entries(file?.pictures ?? {})) pictures.set(`${file?.catalog.id} ${productId}`, url);
    return file;
  });
  reading.set(path, found);
  return found;
}

/** A picture that came with an answer, as a data: URI. */
export function knownPicture(catalogId: string, productId: string): string | null {
  return pictures.get(`${catalogId} ${productId}`) ?? null;
}

async function fetchAnswer(path: string): Promise<AnswerFile | null> {
  const response = await fetch(new URL(`runs/${path}`, document.baseURI));
  return response.ok ? ((await response.json()) as AnswerFile) : null;
}

/** The worker's files are large: they are asked for when the first answer is on screen, or after this many milliseconds without one. */
const longestWait = 2000;
let tellCommitted: () => void = () => undefined;
const committed = new Promise<void>((resolve) => { tellCommitted = resolve; });

/** To be called when an answer has been put into the document. */
export function answerIsShown(): void {
  tellCommitted();
}

/** Resolves when the answer that the page opens with is painted; at once where there is none. */
export const firstAnswerPainted: Promise<void> = paintFirst();

async function paintFirst(): Promise<void> {
  const { view, catalog, query, ranker } = parseRoute(window.location.hash);
  const path = view === 'search' ? answerFilePath(catalog, query, ranker || 'make') : null;
  if (path === null) return;
  const painted = readAnswer(path).then((file) => file && committed.then(nextPaint));
  await Promise.race([painted, new Promise((resolve) => { setTimeout(resolve, longestWait); })]);
}

/** In a frame's callback the frame is still to be painted; in the next one it has been. */
function nextPaint(): Promise<void> {
  return new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))); });
}
