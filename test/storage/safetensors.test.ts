import { assert, nat, property } from '../support/properties';
import { describe, expect, it } from 'vitest';
import type { NamedArrays } from '../../src/storage/namedArrays';
import { decodeSafetensors, encodeSafetensors } from '../../src/storage/safetensors';

/** A file put together by hand, so that wrong ones can be made too. */
function file(header: unknown, data: ArrayBufferView = new Uint8Array()): Uint8Array<ArrayBuffer> {
  const json = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header));
  const bytes = new Uint8Array(8 + json.length + data.byteLength);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true);
  bytes.set(json, 8);
  bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), 8 + json.length);
  return bytes;
}

function only(dtype: string, shape: number[], data: ArrayBufferView) {
  return decodeSafetensors(file({ x: { dtype, shape, data_offsets: [0, data.byteLength] } }, data)).arrays.x.data;
}

describe('safetensors', () => {
  it('brings back names, shapes, numbers of all three types, and metadata', () => {
    const arrays: NamedArrays = {
      pixels: { shape: [3], data: Uint8Array.of(1, 2, 255) },
      'query.token': { shape: [2, 2], data: Float32Array.of(1.5, -0, NaN, Infinity) },
      step: { shape: [], data: Int32Array.of(-7) },
      nothing: { shape: [0, 4], data: new Float32Array() },
    };
    const decoded = decodeSafetensors(encodeSafetensors(arrays, { experiment: '{"seed":1}', ключ: 'значение' }));
    expect(decoded.arrays).toEqual(arrays);
    expect(decoded.metadata).toEqual({ experiment: '{"seed":1}', ключ: 'значение' });
  });

  it('starts the numbers on an 8-byte boundary and puts bytes last, whatever the names', () => {
    for (const name of ['a', 'ab', 'abc', 'abcdefg']) {
      const bytes = encodeSafetensors({ bytes: { shape: [1], data: Uint8Array.of(9) }, [name]: { shape: [1], data: Float32Array.of(1) } });
      const headerLength = Number(new DataView(bytes.buffer).getBigUint64(0, true));
      expect(headerLength % 8).toBe(0);
      expect(bytes.at(-1)).toBe(9);
    }
  });

  it('reads a file that lies at an odd place in a larger buffer', () => {
    const bytes = encodeSafetensors({ x: { shape: [2], data: Float32Array.of(1, 2) } });
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(decodeSafetensors(shifted.subarray(3)).arrays.x.data).toEqual(Float32Array.of(1, 2));
  });

  it('turns half, brain, double and 64-bit integers into what we compute with', () => {
    expect(only('F16', [6], Uint16Array.of(0x3c00, 0xc000, 0x0001, 0x7bff, 0x7c00, 0x3555))).toEqual(
      Float32Array.of(1, -2, 2 ** -24, 65504, Infinity, 0.333251953125),
    );
    expect(only('BF16', [3], Uint16Array.of(0x3f80, 0xc000, 0x7f80))).toEqual(Float32Array.of(1, -2, Infinity));
    expect(only('F64', [2], Float64Array.of(0.1, -3))).toEqual(Float32Array.of(0.1, -3));
    expect(only('I64', [2], BigInt64Array.of(511n, -1n))).toEqual(Int32Array.of(511, -1));
    expect(only('BOOL', [2], Uint8Array.of(0, 1))).toEqual(Uint8Array.of(0, 1));
  });

  it.each([
    ['four bytes', Uint8Array.of(1, 2, 3, 4), /at least 8 bytes/],
    ['a header longer than the file', file('{}').fill(100, 0, 1), /longer than the file/],
    ['a header of 2^60 bytes', Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 16), /ask for a header/],
    ['bad JSON', file('{"x": '), /no JSON/],
    ['a list as a header', file([1]), /no JSON object/],
    ['an unknown type', file({ x: { dtype: 'F8_E4M3', shape: [1], data_offsets: [0, 1] } }, Uint8Array.of(1)), /'F8_E4M3'/],
    ['a type named like a method', file({ x: { dtype: 'constructor', shape: [1], data_offsets: [0, 1] } }, Uint8Array.of(1)), /'constructor'/],
    ['a negative size', file({ x: { dtype: 'U8', shape: [-1], data_offsets: [0, 1] } }, Uint8Array.of(1)), /whole numbers/],
    ['an offset outside', file({ x: { dtype: 'U8', shape: [9], data_offsets: [0, 9] } }, Uint8Array.of(1)), /ends at byte 9 of 1/],
    ['a shape that asks for more', file({ x: { dtype: 'F32', shape: [2], data_offsets: [0, 4] } }, Float32Array.of(1)), /needs 8/],
    ['an overlap', file({ x: { dtype: 'U8', shape: [2], data_offsets: [0, 2] }, y: { dtype: 'U8', shape: [2], data_offsets: [1, 3] } }, new Uint8Array(3)), /overlaps/],
    ['a hole', file({ x: { dtype: 'U8', shape: [1], data_offsets: [1, 2] } }, new Uint8Array(2)), /belong to no array/],
    ['metadata that is no text', file({ __metadata__: { a: 1 } }), /no text/],
    ['an integer of 33 bits', file({ x: { dtype: 'I64', shape: [1], data_offsets: [0, 8] } }, BigInt64Array.of(2n ** 32n)), /32 bits/],
  ])('refuses %s and says what is wrong', (_, bytes, message) => {
    expect(() => decodeSafetensors(bytes)).toThrow(message);
  });

  it('refuses every file cut short, and never answers a mutated one with anything but arrays or an error', () => {
    const whole = encodeSafetensors({ a: { shape: [3], data: Float32Array.of(1, 2, 3) }, b: { shape: [2], data: Uint8Array.of(1, 2) } }, { k: 'v' });
    for (let length = 0; length < whole.length; length++) expect(() => decodeSafetensors(whole.subarray(0, length))).toThrow(/safetensors|Convert/);
    assert(property(nat(whole.length - 1), nat(255), (at, value) => {
      const mutated = whole.slice();
      mutated[at] = value;
      try {
        for (const { shape, data } of Object.values(decodeSafetensors(mutated).arrays)) expect(data.length).toBe(shape.reduce((a, b) => a * b, 1));
      } catch (error) {
        if (!(error instanceof Error) || error.name === 'AssertionError') throw error;
      }
    }), { seed: 1 });
  });

  it("keeps an array named '__proto__' an array, not a prototype", () => {
    const bytes = file('{"__proto__": {"dtype": "U8", "shape": [1], "data_offsets": [0, 1]}}', Uint8Array.of(5));
    expect(Object.keys(decodeSafetensors(bytes).arrays)).toEqual(['__proto__']);
  });

  it('will not write an array whose shape does not fit its numbers', () => {
    expect(() => encodeSafetensors({ x: { shape: [3], data: Float32Array.of(1) } })).toThrow(/asks for 3/);
  });
});

describe('bytes in a Node Buffer', () => {
  it('give the same arrays as plain bytes', () => {
    const arrays = { a: { shape: [3], data: Float32Array.of(1, -2, 3.5) } };
    expect(decodeSafetensors(Buffer.from(encodeSafetensors(arrays))).arrays).toEqual(arrays);
  });
});
