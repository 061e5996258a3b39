// The lab on a thread of its own; the page starts one for search and, when it trains, another.
import { expose } from 'comlink';
import { browserPlatform, shippedRuns } from './browserPlatform';
import { Lab } from './lab';

expose(new Lab(browserPlatform(), shippedRuns()));
