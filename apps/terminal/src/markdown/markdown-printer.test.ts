import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth } from './display-width.ts';
import { createMarkdownPrinter, printMarkdown } from './markdown-printer.ts';

const plain = (text: string, columns = 80) => printMarkdown(text, { hasColour: false, columns: () => columns });
const coloured = (text: string) => printMarkdown(text, { hasColour: true, columns: () => 80 });

describe('a Markdown printer', () => {
  it('leaves marks out where there is no colour', () => {
    expect(plain('**Help**\n\n- Lists. `help`, `a_b`\n- *Two* snake_case 2 * 3\n\n## End')).toBe(
      'Help\n\n• Lists. help, a_b\n• Two snake_case 2 * 3\n\nEnd\n',
    );
  });

  it('makes marks bold, italic and coloured, and ends them', () => {
    expect(coloured('**Help** _me_ `now`')).toBe(
      '\u001b[1mHelp\u001b[0m \u001b[3mme\u001b[0m \u001b[36mnow\u001b[0m\n',
    );
    expect(coloured('# A **b** c')).toBe('\u001b[1mA \u001b[1mb\u001b[0m\u001b[1m c\u001b[0m\n');
    expect(coloured('**never closed')).toBe('\u001b[1mnever closed\u001b[0m\n');
  });

  it('wraps at words, below where a list item began', () => {
    expect(plain('- one two three four\n1. five six seven', 12)).toBe(
      '• one two\n  three four\n1. five six\n   seven\n',
    );
    expect(plain('東京 タワー です', 10)).toBe('東京\nタワー\nです\n');
  });

  it('shows what stands between fences and in tables as it is', () => {
    expect(plain('a\n````ts\nlet  x = `**1**`;\n```\n````\n| a  | **b** |')).toBe(
      'a\n  let  x = `**1**`;\n  ```\n| a  | **b** |\n',
    );
  });

  it('shows where a link leads when a terminal can go there', () => {
    expect(plain('See [Irene Adler](/records/1) and [the page](https://x.test/a), [in {path}]')).toBe(
      'See Irene Adler and the page (https://x.test/a), [in {path}]\n',
    );
    expect(plain('\\*not bold\\* \\[no link\\] `a \\* b` ``c`d``')).toBe('*not bold* [no link] a \\* b c`d\n');
  });

  it('lets no control character of the text through', () => {
    const hostile = 'a\u001b[2Jb\u0007 `\u009b31m` \u202e\r\n```\n\u001b]0;x\u0007\n```';
    expect(plain(hostile)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });

  it('prints the same however the text is cut into pieces', () => {
    const piece = fc.constantFrom(
      '**',
      '*',
      '`',
      '```',
      '\n',
      '- ',
      '# ',
      'word',
      ' ',
      '[a b](https://x.y)',
      '|',
      '1. ',
      '\\',
      '東',
    );
    fc.assert(
      fc.property(fc.array(piece), fc.nat(7), (pieces, size) => {
        const text = pieces.join('');
        const printer = createMarkdownPrinter({ hasColour: true, columns: () => 20 });
        const cuts = text.match(new RegExp(`[^]{1,${size + 1}}`, 'gu')) ?? [];
        expect(cuts.map((cut) => printer.feed(cut)).join('') + printer.end()).toBe(
          printMarkdown(text, { hasColour: true, columns: () => 20 }),
        );
      }),
    );
  });
});

describe('the width of a text', () => {
  it('counts columns, not characters', () => {
    expect([
      displayWidth('abc'),
      displayWidth('é'),
      displayWidth('e\u0301'),
      displayWidth('東'),
      displayWidth('👍'),
    ]).toEqual([3, 1, 1, 2, 2]);
  });
});
