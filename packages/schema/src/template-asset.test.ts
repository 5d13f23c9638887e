import { describe, expect, it } from 'vitest';
import { templateAsset } from './template-asset.ts';

const faultsOf = (text: string) => templateAsset.safeParse(text).error?.issues.map(({ message }) => message) ?? [];

describe('a template', () => {
  it.each([
    ['a heading and a field', '# {{title}}\n\n## Why\n\n{{ why it matters }}\n'],
    ['a heading in code beside one of the same words', '# Use\n\n```sh\n# Use\n```\n'],
    ['a fence in a longer fence', '# One\n\n````\n```\n# One\n````\n'],
    ['line ends of another system', '# One\r\n\r\n## Two\r\n'],
    ['single braces', '# One\n\n`{ "a": 1 }`\n'],
  ])('may have %s', (_what, text) => {
    expect(faultsOf(text)).toEqual([]);
  });

  it.each([
    ['nothing', '', 'has no heading'],
    ['words alone', 'words\n#no heading\n', 'has no heading'],
    ['a heading in code alone', '```\n# One\n```\n', 'has no heading'],
    ['a heading twice', '# One\n## Two\n## Two ##\n', 'has the heading "Two" twice'],
    ['a field without a name', '# One\n{{}}\n', 'has a field without a proper name: {{}}'],
    ['a field with a path', '# One\n{{../../etc}}\n', 'has a field without a proper name: {{../../etc}}'],
    ['a field that is open', '# One\n{{why\n', 'has a "{{" or a "}}" without its partner'],
    ['a field that was never begun', '# One\nwhy}}\n', 'has a "{{" or a "}}" without its partner'],
    ['a control character', '# One\n\u001b[2J\n', 'has control characters'],
  ])('may not be %s', (_what, text, fault) => {
    expect(faultsOf(text)).toEqual([fault]);
  });

  it('has a bounded length', () => {
    expect(faultsOf(`# One\n${'x'.repeat(250_000)}`)).toEqual(['must be 250,000 characters or fewer']);
  });
});
