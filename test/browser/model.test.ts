import { expect, it } from 'vitest';
import { deviceErrors, forEachBackend } from '../support/backends';
import { everyVariant, modelSuite } from '../support/modelSuite';

// One variant per gate: each test compiles dozens of programs on a software adapter. wasm runs them all in Node.
const few = everyVariant.filter(({ kind, mix, projection }) =>
  projection === 'shared' && (kind === 'vectorGate' ? mix === 'beforeProjection' : mix === 'sharedSpace' && (kind === 'scalarGate' || kind === 'attentive')));

forEachBackend(() => {
  modelSuite(few);
  it('saw no command refused by the device', () => expect(deviceErrors).toEqual([]));
}, ({ backend }) => backend === 'webgpu');
