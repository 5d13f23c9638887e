import { packageVersion } from '@greenlight/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareVersions } from './semver-order.ts';

describe('the order of versions', () => {
  it.each([
    ['1.9.0', '1.10.0'],
    ['1.0.0-rc.1', '1.0.0'],
    ['1.0.0-2', '1.0.0-10'],
    ['1.0.0-10', '1.0.0-01a'],
    ['1.0.0-0', '1.0.0--'],
  ])('has %s before %s', (older, newer) => {
    expect([compareVersions(older, newer), compareVersions(newer, older)]).toEqual([-1, 1]);
  });

  it.each(['1.0.0-01', '1.0.0-a.00', '1.0.0-', '1.0.0-a..b', '01.0.0', '1.0', '1.0.0+a', 'v1.0.0'])(
    'is not asked about %s, which is no version',
    (text) => {
      expect(packageVersion.safeParse(text).success).toBe(false);
    },
  );

  it('knows every version that there can be', () => {
    const tail = fc.stringMatching(/^(-[01a-]{1,3}(\.[01a-]{1,3}){0,2})?$/);
    const version = tail.map((text) => `1.0.0${text}`).filter((text) => packageVersion.safeParse(text).success);
    fc.assert(
      fc.property(version, (text) => compareVersions(text, text) === 0),
      { numRuns: 500 },
    );
  });
});
