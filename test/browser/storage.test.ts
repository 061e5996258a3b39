import { openIndexedDbFiles } from '../../src/storage/indexedDbFiles';
import { openOpfsFiles } from '../../src/storage/opfsFiles';
import { filesContract } from '../storage/filesContract';

const place = `storage-test-${Date.now()}`;
let opened = 0;
filesContract('the private file system of this browser', () => openOpfsFiles(`${place}-${opened++}`));
filesContract('the IndexedDB of this browser', () => openIndexedDbFiles(`${place}-${opened++}`));
