// Raw text and pixels to numbers: what is kept of a title, a query and a picture.

export interface FeatureConfig {
  /** Upper bound of the vocabulary built from the catalog's own titles and training queries. */
  vocabularySize: number;
  titleTokens: number;
  /** Query tokens, typed and added keywords together. */
  queryTokens: number;
  /** Picture size in pixels, height x width, letterboxed on white. */
  imageHeight: number;
  imageWidth: number;
  /** Side of a square patch in pixels; divides height and width. */
  patch: number;
  keywords: KeywordConfig;
}

export interface KeywordConfig {
  /** Keywords added to a query at most; 0 = the query is read as typed. */
  perQuery: number;
  /** A keyword must be tied to the query's words by at least this many training clicks. */
  minimumClicks: number;
  /** In training, the chance that a query is read without its keywords. */
  dropRate: number;
}
