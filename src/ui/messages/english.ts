import { catalog } from './en/catalog';
import { compare } from './en/compare';
import { data } from './en/data';
import { product } from './en/product';
import { search } from './en/search';
import { shell } from './en/shell';

export const english = { shell, search, product, catalog, data, compare };
export type Messages = typeof english;
