import type { Messages } from './english';
import { catalog } from './zh/catalog';
import { compare } from './zh/compare';
import { data } from './zh/data';
import { product } from './zh/product';
import { search } from './zh/search';
import { shell } from './zh/shell';

export const chinese: Messages = { shell, search, product, catalog, data, compare };
