import { forEachBackend } from '../support/backends';
import { adamwSuite } from '../support/adamwSuite';

forEachBackend(adamwSuite);
