import { forEachBackend } from '../support/backends';
import { opsSuite } from '../support/opsSuite';

forEachBackend(opsSuite);
