import { expect, test } from 'vitest';
import { nearestIds } from './nearest-ids.ts';

const ids = ['PKG-GENRE-HEIST', 'PKG-GENRE-NOIR', 'PKG-TOOLS', 'PKG-GENRE-HEIST'];

test.each([
  ['PKG-GENRE-HIEST', ['PKG-GENRE-HEIST']],
  ['PKG-HEIST', ['PKG-GENRE-HEIST']],
  ['PKG-TOOL', ['PKG-TOOLS']],
  ['PKG-GENRE-NOR', ['PKG-GENRE-NOIR']],
  ['PKG-SOMETHING-ELSE', []],
])('%s is near %j', (wanted, near) => {
  expect(nearestIds(wanted, ids).slice(0, 1)).toEqual(near);
});
