// Words of one part of the page. Every language has the same shape.
export const shell = {
  name: 'MAKE Playground',
  views: { search: 'Search', compare: 'Compare', data: 'Data' },
  tasks: {
    run: 'Reading the model', catalog: 'Opening the catalog', index: 'Reading its vectors', unpacking: 'Unpacking', tables: 'Reading tables', pictures: 'Reading pictures',
    vectors: 'Encoding products', queries: 'Asking every query', saving: 'Saving',
  },
  rankers: { make: 'MAKE', fixed: 'Fixed', titleOnly: 'Title only', imageOnly: 'Picture only', bm25: 'BM25', blend: 'Blend' },
  opening: 'Opening …',
  failed: (what: string) => `This could not be done: ${what}`,
  tryAgain: 'Try again',
  imageWeight: 'Image weight',
  titleAndPicture: (title: string, picture: string) => `title ${title}, picture ${picture}`,
  noPicture: 'no picture',
  pictureUnreadable: 'picture cannot be read',
};
