import { describe, expect, it } from 'vitest';
import { resolveLink } from './markdown-links.ts';

const id = '00000000-0000-4000-8000-000000000001';

describe('resolveLink', () => {
  it('knows the records of the page', () => {
    expect(resolveLink(`#character-${id}`)).toEqual({ type: 'record', kind: 'character', id });
    expect(resolveLink(`#scene-${id}`)).toEqual({ type: 'record', kind: 'scene', id });
  });

  it('lets http, https and mailto out', () => {
    expect(resolveLink('https://example.org/a')).toEqual({ type: 'outside', href: 'https://example.org/a' });
    expect(resolveLink('mailto:ada@example.org')).toMatchObject({ type: 'outside' });
  });

  it('lets nothing else anywhere', () => {
    const others = [
      'javascript:alert(1)',
      ' JavaScript:alert(1)',
      'java\nscript:alert(1)',
      'data:text/html,x',
      'vbscript:x',
      'file:///etc/passwd',
      '/api/users/logout',
      '//example.org',
      '#top',
      '#character-1',
      `#project-${id}`,
      '',
      undefined,
    ];
    for (const href of others) expect(resolveLink(href), String(href)).toBeNull();
  });
});
