import { forEachBackend } from '../support/backends';
import { goldenSuite } from '../support/opsGolden';

forEachBackend(goldenSuite);
