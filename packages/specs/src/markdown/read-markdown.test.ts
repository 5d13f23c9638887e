import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, it } from 'vitest';
import { containBlock } from './contain-block.ts';
import { headingText, readMarkdown } from './read-markdown.ts';

const headingsOf = (text: string) =>
  readMarkdown(text).flatMap((line) => (line.kind === 'heading' ? [`${line.number} ${line.level}`] : []));

/** The headings that a parser of CommonMark finds at the text's own level. */
function expectedHeadings(text: string): string[] {
  const lines = text.split('\n');
  return fromMarkdown(text).children.flatMap((node) => {
    const number = node.position?.start.line ?? 0;
    const isWithMarks = node.type === 'heading' && /^ {0,3}#/.test(lines[number - 1] ?? '');
    return isWithMarks && node.type === 'heading' ? [`${number} ${node.depth}`] : [];
  });
}

describe('the headings of a text', () => {
  it.each([
    ['in a code block', '```\n# no\n```\n# yes', ['4 1']],
    ['in a code block of tildes that holds another', '~~~~\n```\n# no\n~~~\n# no\n~~~~\n## yes', ['7 2']],
    ['in a code block that nothing ends', '# yes\n```md\n# no\n``\n# no', ['1 1']],
    ['in a code block of a list', '- one\n\n  ```\n  # no\n  ```\n\n# yes', ['7 1']],
    ['after a code block that its list ends', '- ```\n  # no\n# yes', ['3 1']],
    ['in a quote', '> # no\n\n# yes', ['3 1']],
    ['in a comment', '<!--\n# no\n-->\n# yes\n<!-- # no -->', ['4 1']],
    ['after an unfinished comment', '# yes\n<!-- \n# no', ['1 1']],
    ['in a block of HTML', '<details>\n# no\n\n# yes', ['4 1']],
    ['indented as code', 'text\n\n    # no\n   # yes', ['4 1']],
    ['without a blank', '#no\n#\n####### no\n# yes', ['2 1', '4 1']],
    ['with a byte order mark and other line ends', '\ufeff# yes\r\n\r\ntext\r# yes', ['1 1', '4 1']],
    ['after three backticks in a line', 'a ```code``` b\n# yes\n``` x`y\n# yes', ['2 1', '4 1']],
  ])('%s', (_where, text, expected) => {
    expect(headingsOf(text)).toEqual(expected);
  });

  it('are those that a parser of CommonMark finds', () => {
    const piece = fc.constantFrom(
      ...[
        '# One',
        '## Two ##',
        'words',
        '',
        '',
        '> # quoted',
        '> ```',
        '>',
        '- item',
        '  # inside',
        '1. item',
        '   deeper',
      ],
      ...[
        '```',
        '````',
        '~~~',
        '``` js',
        '    code',
        '\tcode',
        '---',
        '***',
        '| a | b |',
        '<!-- x',
        '-->',
        '<div>',
        '</div>',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (lines) => {
        const text = lines.join('\n');
        expect(headingsOf(text)).toEqual(expectedHeadings(text));
      }),
      { numRuns: 3_000 },
    );
  });

  it('are told without their marks', () => {
    const titles = ['# Plan', '##   Plan  ##', '# **Plan**', '# `Plan` #', '# Plan#'].map((text) =>
      readMarkdown(text).map(headingText),
    );
    expect(titles).toEqual([['Plan'], ['Plan'], ['Plan'], ['Plan'], ['Plan#']]);
  });
});

describe('a text as part of another', () => {
  it('has no heading of the other’s levels, and leaves nothing open', () => {
    const part = containBlock('# Big\nwords\n## Two\n```md\n# code', 2);
    expect(part).toBe('### Big\nwords\n### Two\n```md\n# code\n```');
    expect(headingsOf(`${containBlock('<!-- open', 2)}\n## Next`)).toEqual(['3 2']);
    expect(headingsOf(`${containBlock('```` x\n```', 2)}\n\n## Next`)).toEqual(['5 2']);
  });

  it('leaves the heading after it where it is, whatever it holds', () => {
    const piece = fc.constantFrom(
      ...[
        '# One',
        '```',
        '````',
        '~~~',
        '- ```',
        '> ```',
        '- item',
        '<!-- x',
        '-->',
        '<div>',
        '<script>',
        'words',
        '',
        '  ```',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), (lines) => {
        const text = `${containBlock(lines.join('\n'), 2)}\n\n## Next`;
        const last = text.split('\n').length;
        expect(headingsOf(text).filter((heading) => Number(heading.split(' ')[1]) < 3)).toEqual([`${last} 2`]);
      }),
      { numRuns: 3_000 },
    );
  });
});
