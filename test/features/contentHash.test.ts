import * as fc from '../support/properties';
import { expect, it } from 'vitest';
import { contentHash } from '../../src/features/contentHash';

it('bytes have one name wherever they lie, and another once any byte changes', () => {
  fc.assert(fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.nat(), fc.integer({ min: 1, max: 255 }), (bytes, at, change) => {
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(contentHash(shifted.subarray(3))).toBe(contentHash(bytes));
    const changed = bytes.slice();
    changed[at % bytes.length] ^= change;
    expect(contentHash(changed)).not.toBe(contentHash(bytes));
    expect(contentHash(bytes)).toMatch(/^[0-9a-f]{16}$/);
    expect(contentHash(Uint8Array.of(...bytes, 0))).not.toBe(contentHash(bytes));
  }), { numRuns: 500 });
});
