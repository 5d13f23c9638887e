import { mediaFields } from '@greenlight/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPicture, saySize, titleOf } from './media-words.ts';

describe('titleOf', () => {
  it.each([
    ['mara_lindqvist-v2.png', 'mara lindqvist v2'],
    ['Lamp room.final.jpg', 'Lamp room.final'],
    ['.hidden', '.hidden'],
    ['', 'Untitled'],
  ])('makes %j into %j', (name, title) => {
    expect(titleOf(name)).toBe(title);
  });

  it('is a title that the record takes, for any name that holds a word', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\w. -]*[A-Za-z0-9][\w. -]*$/), (name) => {
        expect(mediaFields.safeParse({ title: titleOf(name), kind: 'sheet' }).success).toBe(true);
      }),
    );
  });
});

it('says sizes as people do', () => {
  expect([saySize(12), saySize(309_600), saySize(2_400_000)]).toEqual(['12 bytes', '310 kB', '2.4 MB']);
});

it('shows as pictures what a browser shows, and no drawing that could run', () => {
  expect(isPicture({ mimeType: 'image/webp' })).toBe(true);
  expect(['image/svg+xml', 'application/pdf', null].some((mimeType) => isPicture({ mimeType }))).toBe(false);
});
