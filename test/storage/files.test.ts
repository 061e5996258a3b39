import 'fake-indexeddb/auto';
import { openIndexedDbFiles } from '../../src/storage/indexedDbFiles';
import { memoryFiles } from '../../src/storage/memoryFiles';
import { opfsFiles } from '../../src/storage/opfsFiles';
import { fakeDirectory } from './fakeDirectory';
import { filesContract } from './filesContract';

let databases = 0;
filesContract('memory', async () => memoryFiles());
filesContract('IndexedDB', () => openIndexedDbFiles(`files-${databases++}`));
filesContract('a private file system', async () => opfsFiles(fakeDirectory()));
