import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, it } from 'vitest';
import { LONGEST_LINE, outsideLine, outsideLines } from './outside-text.ts';

type Node = ReturnType<typeof fromMarkdown>['children'][number];
const wordsOf = (node: Node): string =>
  'children' in node ? node.children.map(wordsOf).join('') : 'value' in node ? node.value : '';

describe('text from outside on a line', () => {
  it.each([
    ['a | b', 'a \\| b'],
    ['ends with \\', 'ends with \\\\'],
    ['# Heading', '\\# Heading'],
    ['1. one', '1\\. one'],
    ['{{title}} and {{{x}}}', '{\\{title}} and {\\{\\{x}}}'],
    ['two\r\nlines\n\n# and more', 'two lines # and more'],
    ['<!-- hidden', '\\<!-- hidden'],
    ['\u202eright to left\u2066', 'right to left'],
    ['שלום עולם 👩‍🚀', 'שלום עולם 👩‍🚀'],
    ['tab\tand \u0000 nul', 'tab and nul'],
  ])('%j is written %j', (text, expected) => {
    expect(outsideLine(text)).toBe(expected);
  });

  it('is one paragraph that says its words, whatever they are', () => {
    const piece = fc.constantFrom(
      '# ',
      '|',
      '`',
      '```',
      '\n',
      '\r\n',
      '- ',
      '> ',
      '{{',
      '}}',
      '\\',
      '<b>',
      '[a](b)',
      '=',
      '1. ',
      '&lt;',
      'word',
      ' ',
      '~~~',
      '*',
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => {
        const line = outsideLine(pieces.join(''));
        const tree = fromMarkdown(line);
        if (line === '') return;
        expect(tree.children.map(({ type }) => type)).toEqual(['paragraph']);
        expect(tree.children.map(wordsOf).join('')).toBe(pieces.join('').replace(/\s+/g, ' ').trim());
        expect(line).not.toContain('{{');
        expect(`| ${line} |`.replaceAll(/\\./g, '').match(/\|/g)).toHaveLength(2);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is cut when it is too long, between characters, and says so', () => {
    const line = outsideLine('👩'.repeat(4_000));
    expect(line).toMatch(/… \(cut; it has 8,000 characters\)$/);
    expect(line.length).toBeLessThan(LONGEST_LINE + 60);
    expect(line).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
  });
});

describe('text from outside in lines', () => {
  it('keeps its paragraphs, and makes nothing else', () => {
    expect(outsideLines('One\r\n---\n\n\n\n    # two\n```\n===')).toEqual([
      'One',
      '\\---',
      '',
      '\\# two',
      '\\`\\`\\`',
      '\\===',
    ]);
    expect(outsideLines('\n\nOne\n\n')).toEqual(['One', '']);
  });
});
