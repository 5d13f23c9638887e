import { describe, expect, it } from 'vitest';
import { parseNext } from './next-page.ts';

describe('parseNext', () => {
  it('keeps a path of this studio', () => {
    expect(parseNext('/projects/1?session=SES-1')).toBe('/projects/1?session=SES-1');
  });

  it('leads nowhere else', () => {
    for (const value of [
      'https://example.org',
      '//example.org',
      '/\\example.org',
      '/\t/example.org',
      'javascript:alert(1)',
      '',
      undefined,
      ['/a', '/b'],
    ]) {
      expect(parseNext(value), String(value)).toBe('/');
    }
  });
});
