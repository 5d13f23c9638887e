import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPlaceholders } from './find-placeholders.ts';
import { readMarkdown } from './read-markdown.ts';

const find = (text: string) => findPlaceholders(readMarkdown(text));
const words = ['TBD', 'TODO', 'FILL IN'] as const;
const word = fc.constantFrom(...words);

describe('a placeholder', () => {
  it.each([
    [
      'on a line',
      ['TBD', ' TODO ', 'FILL IN', '**TBD**', '_todo_', '[TBD]', '<FILL IN>', '(TODO)', 'TBD.', 'Tbd…', '> TBD'],
    ],
    [
      'on a line',
      [
        'TODO: write this',
        'TODO(ada): ask',
        'FILL IN: the owner',
        '## TBD',
        'TBD / TODO',
        '"TBD"',
        'FILL-IN',
        'T\u200bBD',
        '\\*\\*TBD\\*\\*',
        '\\_FILL\\_IN\\_',
        '\\[TODO\\]',
        'TBD, TODO',
        'TBD\\',
      ],
    ],
    [
      'on a line',
      [
        '<!-- TODO: the owner -->',
        '<!-- TBD -->',
        '<b>TBD</b>',
        '```\nTODO\n```',
        'TBD {{owner}}',
        '\\[TBD\\]',
        '\ufeffTBD',
        'x\rTBD\ry',
      ],
    ],
    [
      'in a list item',
      ['- TBD', '* TODO', '1. FILL IN', '- [ ] TODO', '- [x] TBD', '  - TBD', '> - TODO', '- TODO: tests', '- `TBD`'],
    ],
    [
      'in a list item',
      ['- TODO write the tests', '- TBD by Ada', '- FILL IN the owner of this part', '- TBD. Ada says', '- - TBD'],
    ],
    [
      'in a table cell',
      ['| Owner | TBD |', '|TODO|', '| a | **FILL IN** | b |', '| TBD by Friday | x |', 'a | b\n--|--\nx | TBD'],
    ],
    [
      'after a colon',
      [
        'Owner: TBD',
        '**Owner:** TBD',
        '- **Owner:** TODO',
        'Owner: _fill in_',
        'owner:TBD',
        'Owner： TBD',
        'Owner: TBD (Ada)',
      ],
    ],
    [
      'after a colon',
      [
        'Who does it and until when is as follows: TBD',
        'Owner: TODO ask Ada',
        '| a | Owner: TBD |',
        '```\nowner: TBD\n```',
      ],
    ],
    [
      'in a field',
      [
        'Owner — TBD',
        'Owner - TODO',
        'The owner is [TBD] today',
        'Ask <FILL IN the name> first',
        'Due {TODO: date} or so',
      ],
    ],
  ])('stands %s: %j', (place, texts) => {
    for (const text of texts) {
      expect(find(text), text).toEqual([expect.objectContaining({ place })]);
    }
  });

  it.each([
    [
      'The TODO list of the crew is long.',
      'Nothing here is TBD any more',
      'We fill in the form on Monday.',
      'A todo app',
    ],
    ['TODO comments are refused.', 'every\nTODO in it\ncounts', 'It looks for three words: TBD, TODO and FILL IN.'],
    ['- The gate refuses TBD as a value', '- TODO comments are counted', '- Take every TODO out before the release'],
    ['- TODO stays a word where a sentence begins with it.', '| TODO items | 3 |', '| refuses TBD and TODO | yes |'],
    [
      'Words that it refuses: TBD and TODO',
      'See [TODO](todo.md) and [TODO list][x]',
      'GET /tasks?status=todo',
      '12:TODOS',
    ],
    [
      '```js\n// TODO: later\nconst state = { status: "todo" };\n```',
      '    TODO_LIST: 3',
      'STODO',
      'autoTODO: x',
      'TBDs: none',
    ],
    [
      'The owner (TBD then, Ada now) agrees.',
      'a --- b',
      '|---|---|',
      'Note: TODO comments are counted',
      'Result: TBD fields were filled',
      '- TODO.md',
      'The list is in: TODO.md',
      '| TODO.md | what is left |',
      '',
    ],
  ])('is none in %j', (...texts) => {
    for (const text of texts) expect(find(text), text).toEqual([]);
  });

  it('is told with its line and a part of it that can be shown', () => {
    expect(find(`# Plan\r\n\r\nOwner: TBD\u001b[2J\r\n- ${'TBD '.repeat(40)}`)).toEqual([
      { line: 3, place: 'after a colon', excerpt: 'Owner: TBD\ufffd[2J' },
      { line: 4, place: 'in a list item', excerpt: `- ${'TBD '.repeat(15).slice(0, 58)}…` },
    ]);
  });
});

/** Words of prose, none of which is one of the three or part of how they are written. */
const plain = fc.stringMatching(/^[a-z]{2,9}$/).filter((text) => !/^(tbd|todo|fill|in)$/.test(text));
const some = (least: number, most: number) =>
  fc.array(plain, { minLength: least, maxLength: most }).map((list) => list.join(' '));

describe('placeholders', () => {
  const label = some(1, 3).map((text) => text.charAt(0).toUpperCase() + text.slice(1));
  const dressed = fc
    .tuple(word, fc.constantFrom('', '*', '**', '_', '`', '"'), fc.constantFrom('', '.', '…', '?', '!'), fc.boolean())
    .map(([text, mark, stop, isSmall]) => `${mark}${isSmall ? text.toLowerCase() : text}${mark}${stop}`);
  const inPlace = fc.oneof(
    dressed,
    dressed.map((value) => `  ${value}  `),
    fc.tuple(label, dressed).map(([name, value]) => `| ${name} | ${value} | more |`),
    fc.tuple(label, dressed).map(([name, value]) => `${name}: ${value}`),
    fc.tuple(label, dressed).map(([name, value]) => `- **${name}:** ${value}`),
    fc.tuple(fc.constantFrom('-', '*', '+', '3.', '- [ ]'), dressed).map(([mark, value]) => `${mark} ${value}`),
    fc.tuple(some(1, 4), word, some(1, 4)).map(([before, value, after]) => `${before} [${value}] ${after}`),
    fc.tuple(word, some(1, 6)).map(([value, rest]) => `${value}: ${rest}`),
  );

  it('are found in every position, whatever stands around them', () => {
    fc.assert(
      fc.property(
        fc.array(some(1, 8), { maxLength: 3 }),
        inPlace,
        fc.array(some(1, 8), { maxLength: 3 }),
        (before, line, after) => {
          const text = [...before.flatMap((each) => [each, '']), line, '', ...after].join('\n');
          expect(find(text).map(({ line: number }) => number)).toEqual([before.length * 2 + 1]);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('are never found in prose', () => {
    const sentence = fc
      .tuple(
        some(1, 5),
        fc.constantFrom(...words, ...words.map((each) => each.toLowerCase())),
        some(1, 5),
        fc.constantFrom('.', '?', ''),
      )
      .map(([before, each, after, stop]) => `${before} ${each} ${after}${stop}`);
    const prose = fc.oneof(
      sentence,
      fc.tuple(word, some(2, 6)).map(([each, after]) => `${each} ${after}`),
      sentence.map((text) => `- ${text}`),
      sentence.map((text) => `> ${text}`),
      fc.tuple(some(1, 3), sentence).map(([name, text]) => `| ${name} | ${text} |`),
      fc.tuple(some(1, 3), sentence).map(([name, text]) => `${name}: ${text}`),
      sentence.map((text) => `## ${text}`),
    );
    fc.assert(
      fc.property(fc.array(prose, { minLength: 1, maxLength: 5 }), (lines) => {
        expect(find(lines.join('\n'))).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('are looked for in time that grows with the text alone', () => {
    const took = (text: string) => {
      const started = performance.now();
      find(text);
      return performance.now() - started;
    };
    for (const part of ['TBD ', '[TBD ', ': TBD x', '| TBD x ', '> ', '- ', '{{TBD', '<FILL ', '*'])
      expect(took(part.repeat(200_000 / part.length)), part).toBeLessThan(
        20 * took(`${'word TODO word\n'.repeat(20_000)}`) + 100,
      );
  });
});
