import { expect, it } from 'vitest';
import { deviceErrors, forEachBackend } from '../support/backends';
import { goldenSuite } from '../support/opsGolden';
import { opsSuite } from '../support/opsSuite';

forEachBackend((lane) => {
  goldenSuite();
  opsSuite(lane);
  it('saw no command refused by the device', () => expect(deviceErrors).toEqual([]));
});
