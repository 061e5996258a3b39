import { catalog } from './en/catalog';
import { compare } from './en/compare';
import { curves } from './en/curves';
import { data } from './en/data';
import { experiment } from './en/experiment';
import { learn } from './en/learn';
import { pins } from './en/pins';
import { product } from './en/product';
import { runs } from './en/runs';
import { search } from './en/search';
import { shell } from './en/shell';
import { train } from './en/train';

export const english = { shell, search, product, catalog, data, compare, train, experiment, curves, pins, runs, learn };
export type Messages = typeof english;
