import type { Messages } from './english';
import { catalog } from './zh/catalog';
import { compare } from './zh/compare';
import { curves } from './zh/curves';
import { data } from './zh/data';
import { experiment } from './zh/experiment';
import { learn } from './zh/learn';
import { pins } from './zh/pins';
import { product } from './zh/product';
import { runs } from './zh/runs';
import { search } from './zh/search';
import { shell } from './zh/shell';
import { train } from './zh/train';

export const chinese: Messages = { shell, search, product, catalog, data, compare, train, experiment, curves, pins, runs, learn };
