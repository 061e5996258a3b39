import { describe, expect, it } from 'vitest';
import { decodeDataUri } from '../../src/catalog/dataUri';

const text = (uri: string) => new TextDecoder().decode(decodeDataUri(uri) ?? Uint8Array.of());

describe('a data: URI', () => {
  it('holds base64, escaped text or plain text', () => {
    expect(text('data:text/plain;base64,aGVsbG8=')).toBe('hello');
    expect(text('data:image/svg+xml,%3Csvg/%3E')).toBe('<svg/>');
    expect(text('DATA:image/svg+xml;utf8,<svg>Größe</svg>')).toBe('<svg>Größe</svg>');
  });

  it('may break lines, leave padding out, escape its base64 and use the other alphabet', () => {
    for (const body of ['+/+/ \n YWJj', '-_-_YWJj', '%2B%2F%2B%2FYWJj']) expect(decodeDataUri(`data:;base64,${body}`)).toEqual(Uint8Array.of(0xfb, 0xff, 0xbf, 97, 98, 99));
    expect(text('data:;base64,aGVsbG8')).toBe('hello');
  });

  it('may hold a % that escapes nothing', () => {
    expect(text('data:image/svg+xml,%3Crect width="50%"/%3E')).toBe('<rect width="50%"/>');
    expect(text('data:,100%')).toBe('100%');
  });

  it('that is torn, or is none, is null', () => {
    for (const uri of ['data:image/png;base64,%%%', 'data:image/png;base64,', 'data:image/png', 'images/a.png', '']) expect(decodeDataUri(uri)).toBeNull();
  });
});
